package org.kartera.files.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.kartera.files.FileArchive.Link;
import org.kartera.files.FileError;
import org.kartera.platform.CrmException;

/**
 * Links that show a file to whoever has them until they expire: signed (HMAC-SHA256) with a key that lies beside the files, for the server's account alone
 * to read, and not in the database. For any thread.
 */
final class Links {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int KEY_LENGTH = 32;
    private static final Duration LONGEST = Duration.ofDays(7);

    private final byte[] key;
    private final Clock clock;

    Links(Path folder, Clock clock) throws IOException {
        this.key = key(folder.resolve("links.key"));
        this.clock = clock;
    }

    Link to(UUID file, Duration time) {
        Duration shortened = time.compareTo(LONGEST) > 0 ? LONGEST : time;
        Instant expires = Instant.ofEpochSecond(clock.instant().plus(shortened).getEpochSecond());
        String url = "/api/v1/files/" + file + "/content?expires=" + expires.getEpochSecond() + "&signature="
                + signature(file, expires.getEpochSecond());
        return new Link(url, expires);
    }

    /** Refuses what we did not sign, and what is too old. */
    void check(UUID file, long expires, String signature) {
        byte[] right = signature(file, expires).getBytes(StandardCharsets.UTF_8);
        if (!MessageDigest.isEqual(right, signature.getBytes(StandardCharsets.UTF_8))) {
            throw new CrmException(FileError.LINK_INVALID);
        } else if (clock.instant().getEpochSecond() > expires) {
            throw new CrmException(FileError.LINK_EXPIRED);
        }
    }

    private String signature(UUID file, long expires) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            byte[] signed = mac.doFinal((file + "\n" + expires).getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(signed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Made by whoever first needs it; under a lock, since two nodes may start at once. */
    private static byte[] key(Path file) throws IOException {
        Set<StandardOpenOption> how =
                EnumSet.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try (FileChannel channel = FileChannel.open(file, how, ownerOnly());
                FileLock lock = channel.lock()) {
            if (lock.isValid() && channel.size() < KEY_LENGTH) {
                byte[] made = new byte[KEY_LENGTH];
                new SecureRandom().nextBytes(made);
                channel.write(ByteBuffer.wrap(made), 0);
                channel.force(true);
            }
            ByteBuffer key = ByteBuffer.allocate(KEY_LENGTH);
            channel.read(key, 0);
            return key.array();
        }
    }

    private static FileAttribute<?>[] ownerOnly() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
