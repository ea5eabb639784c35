package org.kartera.security.internal.session;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Makes the secrets of sessions and tokens. They are random enough that a plain SHA-256 of them is safe to store. */
final class Secret {
    private static final int BYTES = 32;
    private static final int ID_BYTES = 16;
    private static final String TOKEN_PREFIX = "kta_";

    /** An API token taken apart: it names its record, so that finding it costs one look-up by key. */
    record Bearer(UUID token, String hash) {}

    private final SecureRandom random = new SecureRandom();

    /** 256 random bits as text. */
    String session() {
        return text(bytes());
    }

    /** The secret of a new token. */
    byte[] bytes() {
        byte[] secret = new byte[BYTES];
        random.nextBytes(secret);
        return secret;
    }

    /** What the owner of a token sends. */
    static String bearer(UUID token, byte[] secret) {
        ByteBuffer joined = ByteBuffer.allocate(ID_BYTES + secret.length)
                .putLong(token.getMostSignificantBits())
                .putLong(token.getLeastSignificantBits())
                .put(secret);
        return TOKEN_PREFIX + text(joined.array());
    }

    /** The parts of what {@link #bearer} made; empty for anything else. */
    static Optional<Bearer> parse(String bearer) {
        if (!bearer.startsWith(TOKEN_PREFIX)) {
            return Optional.empty();
        }
        try {
            byte[] joined = Base64.getUrlDecoder().decode(bearer.substring(TOKEN_PREFIX.length()));
            if (joined.length != ID_BYTES + BYTES) {
                return Optional.empty();
            }
            ByteBuffer parts = ByteBuffer.wrap(joined);
            UUID token = new UUID(parts.getLong(), parts.getLong());
            byte[] secret = new byte[BYTES];
            parts.get(secret);
            return Optional.of(new Bearer(token, hash(secret)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** SHA-256 in hexadecimal. */
    static String hash(String text) {
        return hash(text.getBytes(StandardCharsets.UTF_8));
    }

    /** SHA-256 in hexadecimal. */
    static String hash(byte[] secret) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(secret));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /** Compares without telling by the time it takes how much is right. */
    static boolean equal(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    /** What writes of the session bring along. Derived from the secret, it needs no place, and who knows it does not know the secret. */
    static String csrf(String session) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(session.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return text(mac.doFinal("csrf".getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has HmacSHA256", e);
        }
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
