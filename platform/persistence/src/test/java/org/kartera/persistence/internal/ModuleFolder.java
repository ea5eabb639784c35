package org.kartera.persistence.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.kartera.persistence.Migrations;

/** A bundle's resources, as a folder. */
final class ModuleFolder {
    private ModuleFolder() {}

    /** Writes the change log and gives a loader that sees it. */
    static ClassLoader withChangeLog(Path folder, String xml) {
        Path file = folder.resolve(Migrations.CHANGE_LOG);
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, xml);
            return new URLClassLoader(new URL[] {folder.toUri().toURL()}, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
