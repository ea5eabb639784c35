package org.kartera.events.internal;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.jspecify.annotations.Nullable;
import org.kartera.events.StoredEntry;

/**
 * SHA-256 (FIPS 180-4) over a form in which no two different contents look the same: each text is preceded by its length in bytes of UTF-8, an absent
 * one is the length -1; numbers take eight bytes.
 */
final class EntryDigest {
    private EntryDigest() {}

    /** Of an entry, every column and its place. */
    static byte[] of(StoredEntry entry) {
        return of(
                entry.cursor(),
                entry.kind(),
                entry.entity(),
                entry.record(),
                entry.version(),
                entry.title(),
                entry.owner(),
                entry.team(),
                entry.action(),
                entry.user(),
                entry.login(),
                entry.channel(),
                entry.origin(),
                entry.transaction(),
                entry.at(),
                entry.changes());
    }

    /** Of values in their order; what is no number is taken as its text. */
    static byte[] of(@Nullable Object... values) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream form = new DataOutputStream(bytes);
        try {
            for (Object value : values) {
                write(form, value);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return sha256().digest(bytes.toByteArray());
    }

    private static void write(DataOutputStream form, @Nullable Object value) throws IOException {
        if (value == null) {
            form.writeInt(-1);
        } else if (value instanceof Number number) {
            form.writeLong(number.longValue());
        } else if (value instanceof byte[] bytes) {
            form.writeInt(bytes.length);
            form.write(bytes);
        } else {
            byte[] text = value.toString().getBytes(StandardCharsets.UTF_8);
            form.writeInt(text.length);
            form.write(text);
        }
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
