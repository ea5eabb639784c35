package org.kartera.security.internal.password;

import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.CrmException;
import org.kartera.platform.StandardError;
import org.kartera.platform.Work;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * Hashes, checks and invents passwords. Each hash takes 19 MiB and some 30 ms of a processor, so only a few are computed at once; who has to wait longer
 * than 10 s for a turn is told {@code too-many-requests}.
 */
@Component(service = Passwords.class)
public final class Passwords {
    /** Least length of a password in characters (NIST SP 800-63B asks for 8). */
    public static final int MIN_LENGTH = 10;

    private static final int MIN_DIFFERENT = 4;
    private static final int PATIENCE_SECONDS = 10;
    private static final int ONE_TIME_LENGTH = 20;
    /** Without those that look alike. */
    private static final String ONE_TIME_ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789";

    private final Argon2id argon2id = new Argon2id();
    private final SecureRandom random = new SecureRandom();
    private final Semaphore turns =
            new Semaphore(Math.max(2, Runtime.getRuntime().availableProcessors()), true);

    @Activate
    public Passwords() {}

    /** Whether {@code password} is too short, the login itself, or next to nothing repeated. */
    public boolean weak(String password, String login) {
        return password.codePointCount(0, password.length()) < MIN_LENGTH
                || password.equalsIgnoreCase(login)
                || password.codePoints().distinct().count() < MIN_DIFFERENT;
    }

    /** A salted hash of {@code password}. */
    public String hash(String password) {
        return inTurn(() -> argon2id.hash(normalised(password)));
    }

    /** Whether {@code hash} is that of {@code password}; null is nobody's and takes as long to say no. */
    public boolean matches(String password, @Nullable String hash) {
        boolean same = inTurn(() -> argon2id.verify(normalised(password), hash == null ? Argon2id.NOBODYS : hash));
        return same && hash != null;
    }

    /** A password for the first sign-in, of 100 random bits. */
    public String oneTime() {
        StringBuilder password = new StringBuilder();
        for (int i = 0; i < ONE_TIME_LENGTH; i++) {
            if (i > 0 && i % 5 == 0) {
                password.append('-');
            }
            password.append(ONE_TIME_ALPHABET.charAt(random.nextInt(ONE_TIME_ALPHABET.length())));
        }
        return password.toString();
    }

    /** The same characters typed on another machine are the same password (RFC 8265, 4.2.2). */
    private static String normalised(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFC);
    }

    private <T> T inTurn(Work<T> work) {
        try {
            if (!turns.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new CrmException(StandardError.TOO_MANY_REQUESTS, PATIENCE_SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw CrmException.causedBy(e, StandardError.TOO_MANY_REQUESTS, PATIENCE_SECONDS);
        }
        try {
            return work.run();
        } finally {
            turns.release();
        }
    }
}
