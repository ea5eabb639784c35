package org.kartera.security.internal.session;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kartera.persistence.DuplicateKeyException;
import org.kartera.persistence.UnitOfWork;
import org.kartera.security.internal.store.SecurityStatements;

/**
 * Counts failures to sign in, per login and address, and per login from everywhere. The second begins later and ends sooner, so that a stranger can slow
 * down a login that many addresses try, but hardly keep its owner out.
 */
final class Lockouts {
    private static final LockoutCurve HERE = new LockoutCurve(5, Duration.ofSeconds(5), Duration.ofHours(1));
    private static final LockoutCurve ANYWHERE = new LockoutCurve(20, Duration.ofSeconds(5), Duration.ofMinutes(15));
    private static final Duration MEMORY = Duration.ofHours(24);

    private record Count(
            int failures, Instant failedAt, @Nullable Instant lockedUntil) {}

    /**
     * Somebody who cannot sign in.
     *
     * @param until when the last of the locks ends
     * @param failures in a row, where they are most
     */
    record Locked(UUID user, Instant until, int failures) {}

    private final SecurityStatements statements;
    private final UnitOfWork unit;
    private final Clock clock;

    Lockouts(SecurityStatements statements, UnitOfWork unit, Clock clock) {
        this.statements = statements;
        this.unit = unit;
        this.clock = clock;
    }

    /** How long signing in is still closed; zero where it is open. */
    Duration closed(String login, String address) {
        Instant now = clock.instant();
        Duration longest = Duration.ZERO;
        for (String key : curves(login, address).keySet()) {
            Instant until = count(key).map(Count::lockedUntil).orElse(now);
            if (Duration.between(now, until).compareTo(longest) > 0) {
                longest = Duration.between(now, until);
            }
        }
        return longest;
    }

    /** Counts a failure; returns for how long signing in is closed now. {@code user} is whose login it is, null where it is nobody's. */
    Duration failed(@Nullable UUID user, String login, String address) {
        Duration longest = Duration.ZERO;
        for (Map.Entry<String, LockoutCurve> entry : curves(login, address).entrySet()) {
            Duration pause = add(entry.getKey(), entry.getValue(), user);
            longest = pause.compareTo(longest) > 0 ? pause : longest;
        }
        return longest;
    }

    /** Forgets the failures from there. Those from elsewhere go on counting: they were not this person's. */
    void succeeded(String login, String address) {
        String key = here(login, address);
        if (count(key).isPresent()) {
            statements.change("delete from security_lockout where id = ?", key);
        }
    }

    /** Users who cannot sign in now, from some address or from everywhere. */
    List<Locked> locked() {
        return statements.rows(
                "select user_id, max(locked_until) as locked_until, max(failures) as failures from security_lockout"
                        + " where user_id is not null and locked_until > ? group by user_id",
                row -> new Locked(
                        Objects.requireNonNull(SecurityStatements.id(row, "user_id")),
                        Objects.requireNonNull(SecurityStatements.instant(row, "locked_until")),
                        row.getInt("failures")),
                clock.instant());
    }

    /** Forgets the failures of a user, from wherever; whether there were any. */
    boolean forget(UUID user) {
        return statements.change("delete from security_lockout where user_id = ?", user) > 0;
    }

    /** Forgets what is too old to count; how many there were. */
    int sweep() {
        return statements.change(
                "delete from security_lockout where failed_at < ?",
                clock.instant().minus(MEMORY));
    }

    private Duration add(String key, LockoutCurve curve, @Nullable UUID user) {
        try {
            return unit.call(() -> addOnce(key, curve, user));
        } catch (DuplicateKeyException e) {
            // Another node has counted the first failure at the same moment.
            return unit.call(() -> addOnce(key, curve, user));
        }
    }

    private Duration addOnce(String key, LockoutCurve curve, @Nullable UUID user) {
        Instant now = clock.instant();
        Optional<Count> former = count(key);
        int failures = former.filter(count -> count.failedAt().isAfter(now.minus(MEMORY)))
                        .map(Count::failures)
                        .orElse(0)
                + 1;
        Duration pause = curve.after(failures);
        if (former.isPresent()) {
            statements.change(
                    "update security_lockout set failures = ?, failed_at = ?, locked_until = ?, user_id = ? where id = ?",
                    failures,
                    now,
                    now.plus(pause),
                    user,
                    key);
        } else {
            statements.change(
                    "insert into security_lockout (id, failures, failed_at, locked_until, user_id) values (?, ?, ?, ?, ?)",
                    key,
                    failures,
                    now,
                    now.plus(pause),
                    user);
        }
        return pause;
    }

    private Optional<Count> count(String key) {
        return statements.row(
                "select failures, failed_at, locked_until from security_lockout where id = ?",
                row -> new Count(
                        row.getInt("failures"),
                        Objects.requireNonNull(SecurityStatements.instant(row, "failed_at")),
                        SecurityStatements.instant(row, "locked_until")),
                key);
    }

    private static Map<String, LockoutCurve> curves(String login, String address) {
        return Map.of(here(login, address), HERE, Secret.hash("login " + login), ANYWHERE);
    }

    private static String here(String login, String address) {
        return Secret.hash("login " + login + " from " + address);
    }
}
