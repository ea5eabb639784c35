package org.kartera.benchmark;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A server of its own in a folder of its own, gone with it. */
final class Server implements AutoCloseable {
    static final String PASSWORD = "benchmark-only-password";
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Path home;
    private final Path folder;
    private final int port;
    private final Process process;
    private final Duration boot;

    private Server(Path home, Path folder, int port, Process process, Duration boot) {
        this.home = home;
        this.folder = folder;
        this.port = port;
        this.process = process;
        this.boot = boot;
    }

    static Server start(Path home, Map<String, String> environment) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("kartera-benchmark");
        int port = freePort();
        Instant begin = Instant.now();
        Process process = launch(home, folder, port, environment);
        awaitReady(process, port, folder);
        return new Server(home, folder, port, process, Duration.between(begin, Instant.now()));
    }

    private static Process launch(Path home, Path folder, int port, Map<String, String> environment)
            throws IOException {
        ProcessBuilder builder = new ProcessBuilder(home.resolve("bin/kartera").toString(), "run")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("console").toFile());
        builder.environment().put("KARTERA_DATA", folder.resolve("data").toString());
        builder.environment().put("KARTERA_HTTP_PORT", String.valueOf(port));
        builder.environment().put("KARTERA_ADMIN_PASSWORD", PASSWORD);
        builder.environment().putAll(environment);
        return builder.start();
    }

    private static void awaitReady(Process process, int port, Path folder) throws IOException, InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        while (!ready(port)) {
            if (!process.isAlive() || Instant.now().isAfter(end)) {
                throw new IOException("the server did not start: " + Files.readString(folder.resolve("console")));
            }
            Thread.sleep(20);
        }
    }

    private static boolean ready(int port) {
        try (Wire wire = new Wire(port, "")) {
            return wire.send("GET", "/health/ready", "", new byte[0]).status() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    int port() {
        return port;
    }

    /** From the start of the process to its first answer that it is ready, on an empty database. */
    Duration boot() {
        return boot;
    }

    /** Runs a console command. */
    void exec(String command) throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(home.resolve("bin/kartera").toString(), "exec", command).redirectErrorStream(true);
        builder.environment().put("KARTERA_DATA", folder.resolve("data").toString());
        Process ran = builder.start();
        String output = new String(ran.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (ran.waitFor() != 0) {
            throw new IOException(command + ": " + output);
        }
    }

    /** Resident memory of the process in MiB as Linux tells it; 0 elsewhere. */
    long residentMegabytes() throws IOException {
        Path status = Path.of("/proc/" + process.pid() + "/status");
        if (!Files.exists(status)) {
            return 0;
        }
        try (Stream<String> lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                    .findFirst()
                    .orElse(0);
        }
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        try {
            if (!process.waitFor(1, TimeUnit.MINUTES)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
