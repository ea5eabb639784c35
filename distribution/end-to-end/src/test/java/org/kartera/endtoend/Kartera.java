package org.kartera.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A server of its own, run from the built distribution with its data in a folder of the test. */
final class Kartera implements AutoCloseable {
    static final String PASSWORD = "correct-horse-battery";
    private static final Path INSTALLATION =
            Path.of(System.getProperty("kartera.installation")).toAbsolutePath().normalize();
    private static final Duration START = Duration.ofMinutes(6);

    private final Path data;
    private final List<String> wrapper;
    private final Map<String, String> environment = new HashMap<>();
    private final int port;
    private Process process;

    private Kartera(Path data, Map<String, String> more, List<String> wrapper, List<String> arguments) {
        this.data = data;
        this.wrapper = wrapper;
        port = freePort();
        environment.put("KARTERA_DATA", data.toString());
        environment.put("KARTERA_HTTP_PORT", String.valueOf(port));
        environment.put("KARTERA_ADMIN_PASSWORD", PASSWORD);
        environment.put("KARTERA_LOCALE", "en");
        environment.putAll(more);
        process = run(arguments);
    }

    /** Starts a server on {@code data} and waits until it is ready. */
    static Kartera start(Path data) {
        return start(data, Map.of());
    }

    static Kartera start(Path data, Map<String, String> environment, String... arguments) {
        return ready(new Kartera(data, environment, List.of(), List.of(arguments)));
    }

    /** Starts a server by a command that runs the one that is appended to it, in surroundings of its own. */
    static Kartera startBy(List<String> wrapper, Path data) {
        return ready(new Kartera(data, Map.of(), wrapper, List.of()));
    }

    /** Leaves no server behind that does not get ready. */
    private static Kartera ready(Kartera kartera) {
        try {
            kartera.awaitReady();
            return kartera;
        } catch (AssertionError late) {
            kartera.kill();
            throw late;
        }
    }

    /** What a command printed and how it ended. */
    record Ran(int status, String output) {}

    private Process run(List<String> arguments) {
        List<String> command = new ArrayList<>(wrapper);
        command.addAll(List.of(script(), "run"));
        command.addAll(arguments);
        try {
            Files.createDirectories(data.getParent());
            ProcessBuilder builder = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(console().toFile()));
            builder.environment().keySet().removeIf(name -> name.startsWith("KARTERA_"));
            builder.environment().putAll(environment);
            return builder.start();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static String script() {
        return INSTALLATION.resolve("bin/kartera").toString();
    }

    private Path console() {
        return data.resolveSibling(data.getFileName() + ".console");
    }

    /** What the server printed. */
    String printed() throws IOException {
        return Files.readString(console(), StandardCharsets.UTF_8);
    }

    /** Number of the server's process. */
    long pid() {
        return process.pid();
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    Path data() {
        return data;
    }

    /** Nobody yet. */
    Api api() {
        return new Api(url());
    }

    Api admin() {
        return api().signIn("admin", PASSWORD);
    }

    void awaitReady() {
        Await.until("the server is ready", START, () -> {
            if (!process.isAlive()) {
                throw new AssertionError("the server ended: " + printed());
            }
            return ready();
        });
    }

    private boolean ready() {
        try {
            return api().get("/health/ready").status() == 200;
        } catch (UncheckedIOException notYet) {
            return false;
        }
    }

    /** Runs a command of bin/kartera against this server. */
    Ran command(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(script()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("KARTERA_"));
        builder.environment().putAll(environment);
        Process ran = builder.start();
        ran.getOutputStream().close();
        String output = new String(ran.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ran(ran.waitFor(), output);
    }

    /** Runs a console command that must succeed. */
    String exec(String command) throws IOException, InterruptedException {
        Ran ran = command("exec", command);
        if (ran.status() != 0) {
            throw new AssertionError(command + ": " + ran.status() + " " + ran.output());
        }
        return ran.output();
    }

    /** Ends the process at once, as kill -9 does. */
    void kill() {
        end(process.destroyForcibly());
    }

    /** Ends the process as an admin would. */
    void stop() {
        process.destroy();
        end(process);
    }

    private static void end(Process process) {
        try {
            if (!process.waitFor(2, TimeUnit.MINUTES)) {
                throw new AssertionError("the server does not end");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** Starts the ended server again. */
    void restart() {
        process = run(List.of());
        awaitReady();
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            stop();
        }
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
