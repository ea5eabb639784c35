package org.kartera.records.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kartera.records.internal.mapping.ChangeLogText;
import org.kartera.records.internal.mapping.TableShape;
import org.kartera.records.internal.metadata.RecordReader;
import org.kartera.records.internal.module.ModuleContent;
import org.kartera.records.metadata.EntityType;

/** Makes modules of classes alone; the change log is written from them. */
public final class TestModule {
    private TestModule() {}

    /** A module called {@code name} with those record types; its files are put into {@code folder}. */
    public static ModuleContent of(String name, Path folder, Class<?>... records) {
        List<EntityType> types = new RecordReader().records(name, Arrays.asList(records));
        String changeLog =
                ChangeLogText.changeLog(types.stream().map(TableShape::of).toList());
        return new ModuleContent(name, "1.0.0", Arrays.asList(records), List.of(), loader(folder, changeLog));
    }

    /** A class loader whose change log is {@code changeLog}. */
    public static ClassLoader loader(Path folder, String changeLog) {
        try {
            Path file = folder.resolve("KARTERA-INF/changelog/changelog.xml");
            Files.createDirectories(file.getParent());
            Files.writeString(file, changeLog);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new FolderLoader(folder);
    }

    /** Takes files from one folder only, classes as ever. */
    private static final class FolderLoader extends ClassLoader {
        private final Path folder;

        FolderLoader(Path folder) {
            super(TestModule.class.getClassLoader());
            this.folder = folder;
        }

        @Override
        public @Nullable URL getResource(String name) {
            Path file = folder.resolve(name);
            try {
                return Files.isRegularFile(file) ? file.toUri().toURL() : null;
            } catch (MalformedURLException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
