package org.kartera.security.internal.session;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.kartera.security.Visit;
import org.kartera.security.internal.store.SecurityStatements;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;

/** The sessions in the database, by the hash of their secret. */
@Component(service = Sessions.class, configurationPid = "org.kartera.security")
@Designate(ocd = SecurityConfiguration.class)
public final class Sessions {
    private static final Duration TOUCH = Duration.ofMinutes(1);
    private static final int ADDRESS_LENGTH = 100;
    private static final int AGENT_LENGTH = 300;

    private final SecurityStatements statements;
    private final Duration idle;
    private final Duration longest;
    private final Clock clock;

    @Activate
    public Sessions(@Reference SecurityStatements statements, SecurityConfiguration configuration) {
        this(
                statements,
                Duration.ofMinutes(configuration.sessionIdleMinutes()),
                Duration.ofHours(configuration.sessionLongestHours()),
                Clock.systemUTC());
    }

    Sessions(SecurityStatements statements, Duration idle, Duration longest, Clock clock) {
        this.statements = statements;
        this.idle = idle;
        this.longest = longest;
        this.clock = clock;
    }

    /** Opens one and stores it under {@code hash}. */
    StoredSession open(String hash, UUID user, Visit visit) {
        Instant now = clock.instant();
        StoredSession session = new StoredSession(
                hash,
                user,
                now,
                now,
                now.plus(longest),
                shortened(visit.address(), ADDRESS_LENGTH),
                shortened(visit.agent(), AGENT_LENGTH));
        store(session);
        return session;
    }

    /** Stores one as it is. */
    void store(StoredSession session) {
        statements.change(
                "insert into security_session (id, user_id, created_at, seen_at, expires_at, address, agent)"
                        + " values (?, ?, ?, ?, ?, ?, ?)",
                session.hash(),
                session.user(),
                session.createdAt(),
                session.seenAt(),
                session.expiresAt(),
                session.address(),
                session.agent());
    }

    /** The session, if it has not ended; notes that it is used. */
    Optional<StoredSession> use(String hash) {
        Optional<StoredSession> found = find(hash).filter(this::lives);
        found.filter(session -> session.seenAt().isBefore(clock.instant().minus(TOUCH)))
                .ifPresent(session -> statements.change(
                        "update security_session set seen_at = ? where id = ?", clock.instant(), hash));
        return found;
    }

    /** Whether it has ended neither by its age nor by being left alone. */
    boolean lives(StoredSession session) {
        Instant now = clock.instant();
        return now.isBefore(session.expiresAt())
                && now.isBefore(session.seenAt().plus(idle));
    }

    /** The session, ended or not. */
    Optional<StoredSession> find(String hash) {
        return statements.row(
                "select id, user_id, created_at, seen_at, expires_at, address, agent from security_session where id = ?",
                Sessions::session,
                hash);
    }

    /** The sessions of a user, ended or not, the one used last first. */
    List<StoredSession> of(UUID user) {
        return statements.rows(
                "select id, user_id, created_at, seen_at, expires_at, address, agent from security_session where user_id = ?"
                        + " order by seen_at desc",
                Sessions::session,
                user);
    }

    /** Ends one. */
    void end(String hash) {
        statements.change("delete from security_session where id = ?", hash);
    }

    /** Removes those that have ended; how many there were. */
    int sweep() {
        Instant now = clock.instant();
        return statements.change(
                "delete from security_session where expires_at < ? or seen_at < ?", now, now.minus(idle));
    }

    private static StoredSession session(ResultSet row) throws SQLException {
        return new StoredSession(
                row.getString("id"),
                UUID.fromString(row.getString("user_id")),
                Objects.requireNonNull(SecurityStatements.instant(row, "created_at")),
                Objects.requireNonNull(SecurityStatements.instant(row, "seen_at")),
                Objects.requireNonNull(SecurityStatements.instant(row, "expires_at")),
                Objects.requireNonNullElse(row.getString("address"), ""),
                Objects.requireNonNullElse(row.getString("agent"), ""));
    }

    private static String shortened(String text, int length) {
        String storable = text.replaceAll("\\p{Cntrl}", " ");
        return storable.length() <= length ? storable : storable.substring(0, length);
    }
}
