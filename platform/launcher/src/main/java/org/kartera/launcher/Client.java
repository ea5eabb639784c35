package org.kartera.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/**
 * The commands of {@code bin/kartera} that need no server of their own: {@code Client <command> [<argument>...]}, with
 * the system property {@code kartera.data}. Ends with the command's exit status.
 */
public final class Client {

    private static final Duration START = Duration.ofMinutes(3);
    private static final Duration STOP = Duration.ofMinutes(2);

    private final DataFolder data;

    private Client(DataFolder data) {
        this.data = data;
    }

    public static void main(String[] arguments) throws Exception {
        int status;
        try {
            Settings.of(System.getenv());
            Client client = new Client(new DataFolder(Path.of(System.getProperty("kartera.data", ""))));
            status = client.run(arguments[0], List.of(arguments).subList(1, arguments.length));
        } catch (Failure failure) {
            System.err.println(failure.getMessage());
            status = failure.exitStatus();
        }
        System.exit(status);
    }

    private int run(String command, List<String> arguments) throws Exception {
        return switch (command) {
            case "await" -> await(Long.parseLong(arguments.get(0)));
            case "stop" -> stop();
            case "status" -> status();
            case "exec" -> exec(commandLine(arguments));
            case "console" -> console(arguments);
            case "import" -> exec(importCommand(arguments));
            case "help" -> help();
            default -> throw new Failure(Failure.USAGE, "command.unknown", command);
        };
    }

    /** Waits for the server that was just started as the given process. */
    private int await(long pid) throws IOException, InterruptedException {
        String url = Settings.of(System.getenv()).url();
        boolean ready = new Readiness(url)
                .await(
                        START,
                        () -> ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false));
        if (ready) {
            System.out.println(Texts.of("server.ready", url));
            return 0;
        }
        throw RunningServer.in(data).isPresent()
                ? new Failure(1, "server.slow", START.toMinutes(), data.log())
                : new Failure(1, "server.died", data.log());
    }

    private int stop() throws Exception {
        ProcessHandle process = RunningServer.require(data).process().orElseThrow();
        process.destroy();
        try {
            process.onExit().get(STOP.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new Failure(1, "server.doesNotStop", STOP.toMinutes(), Long.toString(process.pid()));
        }
        System.out.println(Texts.of("server.stopped"));
        return 0;
    }

    private int status() throws IOException, InterruptedException {
        RunningServer server = RunningServer.require(data);
        String key = new Readiness(server.url()).isReady() ? "server.status.ready" : "server.status.starting";
        System.out.println(Texts.of(key, server.url(), Long.toString(server.pid()), data.root()));
        return 0;
    }

    private int exec(String command) throws Exception {
        if (command.isBlank()) {
            throw new Failure(Failure.USAGE, "exec.nothing");
        }
        try (RemoteConsole console = enterConsole()) {
            return console.run(command);
        }
    }

    /** One argument is a line as it is entered at the console; of several, the first is a command and the others are its arguments, letter by letter. */
    static String commandLine(List<String> arguments) {
        if (arguments.size() < 2) {
            return String.join("", arguments);
        }
        return arguments.get(0) + " " + escaped(arguments.subList(1, arguments.size()));
    }

    private int console(List<String> terminal) throws Exception {
        try (RemoteConsole console = enterConsole()) {
            console.talk(terminal.get(0), Integer.parseInt(terminal.get(1)), Integer.parseInt(terminal.get(2)));
            return 0;
        }
    }

    /** A server that was just started needs a while to open its console. */
    private RemoteConsole enterConsole() throws IOException, GeneralSecurityException, InterruptedException {
        Instant end = Instant.now().plus(START);
        while (Instant.now().isBefore(end)) {
            RunningServer server = RunningServer.require(data);
            if (RemoteConsole.isOpen(server)) {
                return RemoteConsole.of(server, data);
            }
            Thread.sleep(250);
        }
        throw new Failure(1, "server.slow", START.toMinutes(), data.log());
    }

    /**
     * The server reads the files itself, and does not know where the caller stands: paths become absolute. Karaf takes
     * options before arguments only.
     */
    private static String importCommand(List<String> arguments) {
        if (arguments.size() != 2 && !(arguments.size() == 4 && arguments.get(2).equals("--options"))) {
            throw new Failure(Failure.USAGE, "import.usage");
        }
        List<String> command = new ArrayList<>();
        if (arguments.size() == 4) {
            command.addAll(List.of("--options", readable(arguments.get(3))));
        }
        command.addAll(List.of(arguments.get(0), readable(arguments.get(1))));
        return "kartera:import " + escaped(command);
    }

    private static String readable(String file) {
        Path path = Path.of(System.getProperty("kartera.caller", ""), file)
                .toAbsolutePath()
                .normalize();
        if (!Files.isReadable(path)) {
            throw new Failure(1, "file.unreadable", path);
        }
        return path.toString();
    }

    /**
     * Escapes for the console's language, Gogo, so that every argument arrives as it is. Its quotes do not serve: an
     * apostrophe cannot stand in either kind.
     */
    static String escaped(List<String> arguments) {
        return arguments.stream()
                .map(argument -> argument.isEmpty() ? "''" : argument.replaceAll("[^\\p{L}\\p{N}/._+-]", "\\\\$0"))
                .collect(Collectors.joining(" "));
    }

    private static int help() {
        System.out.println(Texts.of("help"));
        Arrays.stream(Variable.values())
                .map(variable -> String.format("  %-23s %s", variable, Texts.of("variable." + variable)))
                .forEach(System.out::println);
        return 0;
    }
}
