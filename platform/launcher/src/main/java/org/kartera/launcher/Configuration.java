package org.kartera.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The admin's configuration, which follows the installation's without losing an edit.
 *
 * @param delivered the configuration in the installation
 * @param base what was delivered when the admin's configuration last followed
 * @param edited the admin's configuration
 */
record Configuration(Path delivered, Path base, Path edited) {

    /**
     * Replaces the files that the admin left as they were, adds the new ones and removes those no longer delivered. Of an
     * edited file that is now delivered differently, the new version is put beside as {@code <file>.new}.
     */
    void refresh() throws IOException {
        NavigableSet<Path> files = new TreeSet<>();
        collect(delivered, files);
        collect(base, files);
        for (Path file : files) {
            refresh(file);
        }
    }

    private void refresh(Path file) throws IOException {
        Path now = delivered.resolve(file);
        Path before = base.resolve(file);
        Path admins = edited.resolve(file);
        boolean untouched = !Files.exists(admins) || equal(admins, before);
        if (!Files.exists(now)) {
            if (untouched) {
                Files.deleteIfExists(admins);
            }
            Files.delete(before);
            return;
        }
        if (untouched) {
            copy(now, admins);
        } else if (!equal(now, before) && !equal(now, admins)) {
            copy(now, admins.resolveSibling(admins.getFileName() + ".new"));
        }
        copy(now, before);
    }

    private static void collect(Path folder, NavigableSet<Path> files) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> paths = Files.walk(folder)) {
                paths.filter(Files::isRegularFile).map(folder::relativize).forEach(files::add);
            }
        }
    }

    private static boolean equal(Path one, Path other) throws IOException {
        return Files.exists(one) && Files.exists(other) && Files.mismatch(one, other) == -1;
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(Objects.requireNonNull(to.getParent()));
        Files.write(to, Files.readAllBytes(from));
    }
}
