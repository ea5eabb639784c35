package org.kartera.files.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import org.kartera.files.FileError;
import org.kartera.platform.CrmException;

/** Writes what comes in into a file of its own, which nobody sees before it is whole. For any thread. */
final class Intake {
    private static final int BUFFER = 64 * 1024;
    private static final long MEGABYTE = 1024L * 1024;

    private final Path folder;
    private final long megabytes;

    /** {@code megabytes} is the greatest size that is accepted. */
    Intake(Path folder, long megabytes) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.megabytes = megabytes;
    }

    /**
     * What came in.
     *
     * @param file on the disk, to the last byte
     * @param hash SHA-256 in hexadecimal
     */
    record Taken(Path file, String hash, long size) {}

    /** Refuses what says of itself that it is too large. */
    void announce(long size) {
        if (size > megabytes * MEGABYTE) {
            throw tooLarge();
        }
    }

    /** Reads {@code content} to its end; where that fails, nothing stays. */
    Taken take(InputStream content) throws IOException {
        Path file = Files.createTempFile(folder, "upload", ".part");
        boolean whole = false;
        try {
            Taken taken = copy(content, file);
            whole = true;
            return taken;
        } finally {
            if (!whole) {
                Files.deleteIfExists(file);
            }
        }
    }

    private Taken copy(InputStream content, Path file) throws IOException {
        MessageDigest digest = sha256();
        byte[] buffer = new byte[BUFFER];
        long size = 0;
        try (FileChannel out = FileChannel.open(file, StandardOpenOption.WRITE)) {
            for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                size += read;
                announce(size);
                digest.update(buffer, 0, read);
                ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, read);
                while (bytes.hasRemaining()) {
                    out.write(bytes);
                }
            }
            out.force(true);
        }
        if (size == 0) {
            throw new CrmException(FileError.NOTHING_UPLOADED);
        }
        return new Taken(file, HexFormat.of().formatHex(digest.digest()), size);
    }

    /** A file of ours that is being made, to be put into a store or deleted. */
    Path scratch() throws IOException {
        return Files.createTempFile(folder, "made", ".part");
    }

    private CrmException tooLarge() {
        return new CrmException(FileError.FILE_TOO_LARGE, megabytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Removes what a crash has left half written. */
    void sweep(Instant before) throws IOException {
        try (DirectoryStream<Path> parts = Files.newDirectoryStream(folder, "*.part")) {
            for (Path part : parts) {
                if (Files.exists(part)
                        && Files.getLastModifiedTime(part).toInstant().isBefore(before)) {
                    Files.deleteIfExists(part);
                }
            }
        }
    }
}
