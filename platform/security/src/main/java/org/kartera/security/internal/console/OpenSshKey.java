package org.kartera.security.internal.console;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Public keys as {@code authorized_keys} and {@code ssh-keygen} write them (RFC 4253, 6.6; RFC 5656; RFC 8709). */
final class OpenSshKey {
    private static final int ED25519_BYTES = 32;
    private static final int UNCOMPRESSED_POINT = 4;

    private OpenSshKey() {}

    /** The key in base64; empty for a kind that is not accepted here. */
    static Optional<String> encoded(PublicKey key) {
        return Optional.ofNullable(blob(key)).map(Base64.getEncoder()::encodeToString);
    }

    private static byte @Nullable [] blob(PublicKey key) {
        if (key instanceof RSAPublicKey rsa) {
            return joined(
                    text("ssh-rsa"),
                    rsa.getPublicExponent().toByteArray(),
                    rsa.getModulus().toByteArray());
        } else if (key instanceof ECPublicKey elliptic) {
            int bits = elliptic.getParams().getCurve().getField().getFieldSize();
            String curve = "nistp" + bits;
            return joined(text("ecdsa-sha2-" + curve), text(curve), point(elliptic, (bits + 7) / 8));
        } else if (key.getAlgorithm().contains("Ed")) {
            byte[] encoded = key.getEncoded();
            return joined(
                    text("ssh-ed25519"), Arrays.copyOfRange(encoded, encoded.length - ED25519_BYTES, encoded.length));
        }
        return null;
    }

    private static byte[] point(ECPublicKey key, int length) {
        byte[] point = new byte[1 + 2 * length];
        point[0] = UNCOMPRESSED_POINT;
        unsigned(key.getW().getAffineX(), point, 1, length);
        unsigned(key.getW().getAffineY(), point, 1 + length, length);
        return point;
    }

    private static void unsigned(BigInteger number, byte[] target, int offset, int length) {
        byte[] signed = number.toByteArray();
        int skipped = Math.max(0, signed.length - length);
        System.arraycopy(signed, skipped, target, offset + length - (signed.length - skipped), signed.length - skipped);
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] joined(byte[]... fields) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            for (byte[] field : fields) {
                out.writeInt(field.length);
                out.write(field);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Writing to memory does not fail", e);
        }
        return bytes.toByteArray();
    }
}
