package org.kartera.launcher;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;

/** What a server tells the command line about itself, through a file in its data folder. */
record RunningServer(long pid, int consolePort, String url) {

    /** The user under whose name the command line enters the console. */
    static final String CONSOLE_USER = "kartera";

    /** The server of the folder, if one runs. The description that a killed server left is not taken for one. */
    static Optional<RunningServer> in(DataFolder data) throws IOException {
        Path file = data.runningServer();
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        RunningServer server = new RunningServer(
                Long.parseLong(properties.getProperty("pid", "0")),
                Integer.parseInt(properties.getProperty("console.port", "0")),
                properties.getProperty("url", ""));
        return server.process().map(process -> server);
    }

    static RunningServer require(DataFolder data) throws IOException {
        return in(data).orElseThrow(() -> new Failure(Failure.NOT_RUNNING, "server.notRunning", data.root()));
    }

    void describeIn(DataFolder data) throws IOException {
        Properties properties = new Properties();
        properties.setProperty("pid", Long.toString(pid));
        properties.setProperty("console.port", Integer.toString(consolePort));
        properties.setProperty("url", url);
        StringWriter text = new StringWriter();
        properties.store(text, null);
        PrivateFiles.write(data.runningServer(), text.toString());
    }

    /** The live process; a process that took over the number of a dead server is none. */
    Optional<ProcessHandle> process() {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .filter(process -> process.info()
                        .commandLine()
                        .map(RunningServer::isServer)
                        .orElse(true));
    }

    private static boolean isServer(String commandLine) {
        return commandLine.contains(Server.class.getName());
    }
}
