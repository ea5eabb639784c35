package org.kartera.web.internal.client;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;

/** SHA-256 and gzip of what is served. */
public final class Digests {
    private static final int SHORT_LENGTH = 16;

    private Digests() {}

    /** A digest to be filled. */
    public static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The beginning of the digest of {@code content}, long enough to tell versions apart. */
    public static String brief(byte[] content) {
        MessageDigest digest = sha256();
        digest.update(content);
        return brief(digest);
    }

    /** The beginning of what {@code digest} comes to. */
    public static String brief(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest()).substring(0, SHORT_LENGTH);
    }

    /** Takes a name in, told apart from the content that follows. */
    public static void name(MessageDigest digest, String name) {
        digest.update((name + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /** {@code content} in the format of gzip. */
    static byte[] gzip(byte[] content) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream(content.length / 2);
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }
}
