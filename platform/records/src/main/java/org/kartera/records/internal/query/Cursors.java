package org.kartera.records.internal.query;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.CrmException;
import org.kartera.platform.StandardError;
import org.kartera.platform.record.Query;

/**
 * Makes and opens cursors: the sort keys of a page's last record, signed (HMAC-SHA256, of which 16 bytes are kept) together with what was asked for, so
 * that none serves another query. For any thread.
 */
final class Cursors {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int SIGNATURE = 16;
    private static final int MAX_LENGTH = 8_000;

    private final Supplier<byte[]> key;

    /** {@code key} is the installation's own, the same on all nodes. */
    Cursors(Supplier<byte[]> key) {
        this.key = key;
    }

    String seal(Query query, List<? extends @Nullable String> keys) {
        byte[] content = write(keys);
        byte[] sealed = Arrays.copyOf(sign(query, content), SIGNATURE + content.length);
        System.arraycopy(content, 0, sealed, SIGNATURE, content.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
    }

    /** The keys in the cursor of {@code query}, none where it has no cursor; 400 {@code malformed-cursor}. */
    List<@Nullable String> open(Query query) {
        String cursor = query.after();
        if (cursor == null) {
            return List.of();
        } else if (cursor.length() > MAX_LENGTH) {
            throw malformed();
        }
        byte[] sealed;
        try {
            sealed = Base64.getUrlDecoder().decode(cursor);
        } catch (IllegalArgumentException e) {
            throw malformed();
        }
        if (sealed.length <= SIGNATURE) {
            throw malformed();
        }
        byte[] content = Arrays.copyOfRange(sealed, SIGNATURE, sealed.length);
        if (!MessageDigest.isEqual(Arrays.copyOf(sealed, SIGNATURE), sign(query, content))) {
            throw malformed();
        }
        return read(content);
    }

    static CrmException malformed() {
        return new CrmException(StandardError.MALFORMED_CURSOR);
    }

    private byte[] sign(Query query, byte[] content) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key.get(), ALGORITHM));
            for (Object part : Arrays.asList(query.entity(), query.sort(), query.filter(), query.q(), query.bin())) {
                byte[] text = String.valueOf(part).getBytes(StandardCharsets.UTF_8);
                mac.update((text.length + ":").getBytes(StandardCharsets.UTF_8));
                mac.update(text);
            }
            return Arrays.copyOf(mac.doFinal(content), SIGNATURE);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] write(List<? extends @Nullable String> keys) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(keys.size());
            for (String text : keys) {
                out.writeBoolean(text != null);
                if (text != null) {
                    out.writeUTF(text);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static List<@Nullable String> read(byte[] content) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(content))) {
            int size = in.readByte();
            List<@Nullable String> keys = new ArrayList<>(size);
            for (int i = 0; i < size; i++) {
                keys.add(in.readBoolean() ? in.readUTF() : null);
            }
            return keys;
        } catch (IOException e) {
            throw malformed();
        }
    }
}
