package org.kartera.security.internal.session;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.kartera.platform.CrmException;
import org.kartera.platform.StandardError;
import org.kartera.security.SecurityError;
import org.kartera.security.Visit;
import org.kartera.security.internal.identity.Identity;
import org.kartera.security.internal.identity.IdentityTables;
import org.kartera.security.internal.identity.Login;
import org.kartera.security.internal.password.Passwords;

/**
 * Checks a login and its password. Attempts at one login take turns on this node, so that many at once cannot pass the count of failures.
 */
final class Credentials {
    private static final int STRIPES = 64;

    private final IdentityTables tables;
    private final Passwords passwords;
    private final Lockouts lockouts;
    private final AccessLog log;
    private final Clock clock;
    private final Lock[] turns = new Lock[STRIPES];

    Credentials(IdentityTables tables, Passwords passwords, Lockouts lockouts, AccessLog log, Clock clock) {
        this.tables = tables;
        this.passwords = passwords;
        this.lockouts = lockouts;
        this.log = log;
        this.clock = clock;
        for (int i = 0; i < STRIPES; i++) {
            turns[i] = new ReentrantLock();
        }
    }

    /** The user; 401 {@code wrong-credentials}, {@code one-time-password-expired}, 429 {@code locked-out}. */
    Identity check(String login, String password, Visit visit) {
        String name = Login.normalised(login);
        Lock turn = turns[Math.floorMod(name.hashCode(), STRIPES)];
        turn.lock();
        try {
            return checkInTurn(name, password, visit);
        } finally {
            turn.unlock();
        }
    }

    private Identity checkInTurn(String login, String password, Visit visit) {
        Duration closed = lockouts.closed(login, visit.address());
        if (!closed.isZero()) {
            throw new CrmException(
                    StandardError.LOCKED_OUT, closed.plusMillis(999).toSeconds());
        }
        Optional<Identity> user = tables.byLogin(login);
        boolean right = passwords.matches(
                password,
                user.filter(Identity::active).map(Identity::passwordHash).orElse(null));
        if (user.isEmpty() || !right) {
            UUID whose = user.map(Identity::id).orElse(null);
            Duration pause = lockouts.failed(whose, login, visit.address());
            log.failed(whose, login, visit, pause.toSeconds());
            throw new CrmException(StandardError.WRONG_CREDENTIALS);
        }
        Instant end = user.get().passwordExpiresAt();
        if (end != null && clock.instant().isAfter(end)) {
            throw new CrmException(SecurityError.ONE_TIME_PASSWORD_EXPIRED);
        }
        lockouts.succeeded(login, visit.address());
        return user.get();
    }
}
