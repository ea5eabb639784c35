package org.kartera.security.internal.password;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code admin-password} in the data folder: the password of the first sign-in, for the server's account alone to read, until it is changed. Two lines, login and
 * password.
 */
@Component(service = OneTimePasswordFile.class)
public final class OneTimePasswordFile {
    private static final Logger LOG = LoggerFactory.getLogger(OneTimePasswordFile.class);
    private static final String OWNER_ONLY = "rw-------";

    private final Path file;

    @Activate
    public OneTimePasswordFile(BundleContext context) {
        this(dataFolder(context));
    }

    public OneTimePasswordFile(Path dataFolder) {
        this.file = dataFolder.resolve("admin-password");
    }

    private static Path dataFolder(BundleContext context) {
        String folder = context.getProperty("kartera.data");
        String karaf = context.getProperty("karaf.data");
        return Path.of(folder != null ? folder : karaf != null ? karaf : "data");
    }

    public Path path() {
        return file;
    }

    /** Keeps it, in the place of one that was kept before. */
    public void keep(String login, String password) {
        try {
            Files.deleteIfExists(file);
            Files.createDirectories(file.toAbsolutePath().getParent());
            // Created with its permissions, so that there is no moment in which others could open it.
            Files.newByteChannel(file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), permissions())
                    .close();
            Files.write(file, List.of(login, password));
        } catch (IOException e) {
            throw new UncheckedIOException("The one-time password cannot be kept in " + file, e);
        }
    }

    private static FileAttribute<?>[] permissions() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(OWNER_ONLY))
                }
                : new FileAttribute<?>[0];
    }

    /** Removes it, if it is that login's. */
    public void forget(String login) {
        try {
            if (Files.exists(file)
                    && Files.readAllLines(file).stream()
                            .findFirst()
                            .filter(login::equals)
                            .isPresent()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            LOG.warn("{} holds a password that is no longer good and cannot be removed: {}", file, e.getMessage());
        }
    }
}
