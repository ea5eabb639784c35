package org.kartera.files.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kartera.persistence.Migrations;
import org.kartera.persistence.OwnFiles;
import org.kartera.persistence.Statements;
import org.kartera.persistence.UnitOfWork;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;

/** The folder and the table of files, as they are set up. */
@Component(service = FileKernel.class, configurationPid = "org.kartera.files")
@Designate(ocd = FileSettings.class)
public final class FileKernel {
    private final UnitOfWork work;
    private final Statements statements;
    private final FileTable table;
    private final Intake intake;
    private final LocalStore originals;
    private final LocalStore pictures;
    private final Thumbnails thumbnails;
    private final MediaTypes types;
    private final Links links;
    private final Duration keep;
    private final Clock clock;

    @Activate
    public FileKernel(
            BundleContext context, FileSettings settings, @Reference UnitOfWork work, @Reference Migrations migrations)
            throws IOException {
        this(Setup.of(System.getenv(), dataFolder(context), settings), work, migrations, Clock.systemUTC());
    }

    /** Without OSGi. */
    public FileKernel(Setup setup, UnitOfWork work, Migrations migrations, Clock clock) throws IOException {
        migrations.run("files", OwnFiles.of(FileKernel.class));
        this.work = work;
        this.clock = clock;
        this.statements = new Statements(work);
        this.table = new FileTable(statements);
        Path folder = Files.createDirectories(setup.folder());
        this.intake = new Intake(folder.resolve("incoming"), setup.megabytes());
        this.originals = new LocalStore(folder.resolve("content"));
        this.pictures = new LocalStore(folder.resolve("thumbnails"));
        this.thumbnails = new Thumbnails(originals, pictures, intake);
        this.types = new MediaTypes(setup.types());
        this.links = new Links(folder, clock);
        this.keep = setup.keep();
    }

    /**
     * The settings, looked at once.
     *
     * @param megabytes greatest size of a file
     * @param types media types that are accepted
     * @param keep for how long what nothing refers to is kept
     */
    public record Setup(Path folder, int megabytes, List<String> types, Duration keep) {
        static Setup of(Map<String, String> environment, Path data, FileSettings settings) {
            String folder = given(environment.get("KARTERA_FILES"), settings.folder());
            return new Setup(
                    folder.isEmpty() ? data.resolve("files") : Path.of(folder),
                    megabytes(environment.get("KARTERA_FILE_LIMIT"), settings.limit()),
                    Arrays.asList(settings.types()),
                    Duration.ofHours(settings.keepHours()));
        }

        private static String given(@Nullable String environment, String configured) {
            return environment == null || environment.isBlank() ? configured.strip() : environment.strip();
        }

        private static int megabytes(@Nullable String environment, int configured) {
            try {
                return environment == null || environment.isBlank()
                        ? configured
                        : Integer.parseInt(environment.strip());
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException(
                        "KARTERA_FILE_LIMIT is \"" + environment + "\"; write a number of megabytes such as 250", e);
            }
        }
    }

    private static Path dataFolder(BundleContext context) {
        String folder = context.getProperty("kartera.data");
        String karaf = context.getProperty("karaf.data");
        return Path.of(folder != null ? folder : karaf != null ? karaf : "data");
    }

    @Deactivate
    void close() {
        thumbnails.close();
    }

    UnitOfWork work() {
        return work;
    }

    Statements statements() {
        return statements;
    }

    FileTable table() {
        return table;
    }

    Intake intake() {
        return intake;
    }

    ContentStore originals() {
        return originals;
    }

    LocalStore pictures() {
        return pictures;
    }

    Thumbnails thumbnails() {
        return thumbnails;
    }

    MediaTypes types() {
        return types;
    }

    Links links() {
        return links;
    }

    /** For how long what nothing refers to is kept. */
    Duration keep() {
        return keep;
    }

    Clock clock() {
        return clock;
    }
}
