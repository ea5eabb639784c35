package org.kartera.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/** The folder into which Kartera was unpacked. */
record Installation(Path home) {

    Path etc() {
        return home.resolve("etc");
    }

    /**
     * Tells two installations apart: what is in Kartera's own bundles and in the configuration decides, since every other
     * library changes with them.
     */
    String fingerprint() {
        CRC32 checksum = new CRC32();
        for (Path folder : List.of(home.resolve("system/org/kartera"), etc())) {
            for (Path file : files(folder)) {
                try {
                    checksum.update(Files.readAllBytes(file));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
        return Long.toHexString(checksum.getValue());
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
