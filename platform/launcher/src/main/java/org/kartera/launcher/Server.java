package org.kartera.launcher;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.karaf.main.Main;

/**
 * Starts Kartera: {@code Server [--demo]}, with the system properties {@code kartera.home} (the installation) and
 * {@code kartera.data} (the data folder). Returns when the server has stopped.
 */
public final class Server {

    private static final String CONSOLE_GROUP = "_g_\\:admins = group,admin,manager,viewer,systembundles,ssh";

    private Server() {}

    public static void main(String[] arguments) throws Exception {
        try {
            run(List.of(arguments));
        } catch (Failure failure) {
            System.err.println(failure.getMessage());
            System.exit(failure.exitStatus());
        }
    }

    private static void run(List<String> arguments) throws Exception {
        Settings settings = Settings.of(System.getenv());
        for (String argument : arguments) {
            if (!argument.equals("--demo")) {
                throw new Failure(Failure.USAGE, "option.unknown", argument);
            }
        }
        Installation installation = new Installation(Path.of(System.getProperty("kartera.home", "")));
        DataFolder data = new DataFolder(Path.of(System.getProperty("kartera.data", "")));
        if (RunningServer.in(data).isPresent()) {
            throw new Failure(1, "server.runsAlready", data.root());
        }
        data.prepare(installation);
        authoriseCommandLine(data);
        RunningServer server = new RunningServer(ProcessHandle.current().pid(), freePort(), settings.url());
        server.describeIn(data);
        data.runningServer().toFile().deleteOnExit();

        tellFramework(installation, data, settings, server);
        System.setProperty("kartera.demo", Boolean.toString(arguments.contains("--demo")));
        Thread announcer = new Thread(() -> announceWhenReady(server), "kartera-announcer");
        announcer.setDaemon(true);
        announcer.start();
        Main.main(new String[0]);
    }

    /** Admits the command line to Karaf's console, beside the keys that the admin has entered. */
    private static void authoriseCommandLine(DataFolder data) throws IOException, GeneralSecurityException {
        KeyFile.in(data.hostKey());
        String key = KeyFile.authorized(KeyFile.in(data.consoleKey()));
        Path keys = data.etc().resolve("keys.properties");
        List<String> lines = new ArrayList<>(Files.exists(keys) ? Files.readAllLines(keys) : List.of(CONSOLE_GROUP));
        lines.removeIf(line -> line.startsWith(RunningServer.CONSOLE_USER + " ="));
        lines.add(RunningServer.CONSOLE_USER + " = " + key + ",_g_:admins");
        PrivateFiles.write(keys, String.join("\n", lines) + "\n");
    }

    /**
     * A port that only this server was offered. Karaf could take any free one itself, but at times opens its SSH server
     * twice and forgets the one that serves.
     */
    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void tellFramework(
            Installation installation, DataFolder data, Settings settings, RunningServer server) {
        System.setProperty("karaf.home", installation.home().toString());
        System.setProperty("karaf.base", data.root().toString());
        System.setProperty("karaf.data", data.runtime().toString());
        System.setProperty("karaf.etc", data.etc().toString());
        System.setProperty("karaf.log", data.log().toString());
        System.setProperty(
                "karaf.instances", data.runtime().resolve("instances").toString());
        System.setProperty("karaf.lock.dir", data.runtime().toString());
        System.setProperty("karaf.startLocalConsole", "false");
        System.setProperty("karaf.startRemoteShell", "true");
        System.setProperty(
                "java.util.logging.config.file",
                data.etc().resolve("java.util.logging.properties").toString());
        System.setProperty(
                "derby.stream.error.file", data.log().resolve("derby.log").toString());
        System.setProperty("derby.system.home", data.root().toString());
        System.setProperty("kartera.http.host", settings.httpHost());
        System.setProperty("kartera.http.port", Integer.toString(settings.httpPort()));
        System.setProperty("kartera.console.port", Integer.toString(server.consolePort()));
    }

    private static void announceWhenReady(RunningServer server) {
        try {
            if (new Readiness(server.url()).await(Duration.ofDays(1), () -> true)) {
                System.out.println(Texts.of("server.ready", server.url()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
