package org.kartera.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * All that a server writes. The installation is only read, so that several servers run from one.
 *
 * <pre>
 * etc/      the configuration, the admin's to edit
 * deploy/   bundles put here are installed
 * log/
 * runtime/  what the framework needs while it runs and can rebuild: caches, keys of the console, temporary files
 * </pre>
 */
record DataFolder(Path root) {

    Path etc() {
        return root.resolve("etc");
    }

    Path deploy() {
        return root.resolve("deploy");
    }

    Path log() {
        return root.resolve("log");
    }

    Path runtime() {
        return root.resolve("runtime");
    }

    Path temporary() {
        return runtime().resolve("tmp");
    }

    Path consoleKey() {
        return runtime().resolve("console.key");
    }

    Path hostKey() {
        return runtime().resolve("host.key");
    }

    /** Describes the server that runs in this folder; gone when it has stopped in an orderly way. */
    Path runningServer() {
        return runtime().resolve("server.properties");
    }

    /** Brings the folder to the state in which this installation can run in it. Repeating it does no harm. */
    void prepare(Installation installation) {
        try {
            for (Path folder : List.of(etc(), deploy(), log(), temporary())) {
                Files.createDirectories(folder);
            }
            PrivateFiles.restrict(root);
            Path lastInstallation = runtime().resolve("installation");
            String fingerprint = installation.fingerprint();
            if (!Files.exists(lastInstallation)
                    || !Files.readString(lastInstallation).equals(fingerprint)) {
                delete(runtime().resolve("cache"));
                new Configuration(installation.etc(), runtime().resolve("etc"), etc()).refresh();
                Files.writeString(lastInstallation, fingerprint);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> paths = Files.walk(folder)) {
                for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }
}
