package org.kartera.jobs.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.kartera.persistence.Statements;
import org.kartera.persistence.UtcTime;
import org.kartera.platform.Caller;
import org.kartera.platform.Channel;
import org.kartera.platform.Rights;
import org.kartera.platform.job.Jobs.State;
import org.kartera.platform.job.Jobs.Status;

/**
 * The runs. A run is written by its attempt alone: where the number of attempts has moved on, another process has taken over, and nothing is written
 * any more.
 */
final class RunTable {
    private static final int LONGEST_FAILURE = 2000;

    private final Statements sql;

    RunTable(Statements sql) {
        this.sql = sql;
    }

    void insert(UUID id, String job, String payload, Caller caller, Instant now) {
        sql.change(
                "insert into jobs_run (id, job, payload, run_state, stop_asked, progress, total, attempts, failures, user_id, by_kernel, locale, zone, channel,"
                        + " submitted_at) values (?, ?, ?, 'WAITING', false, 0, 0, 0, 0, ?, ?, ?, ?, ?, ?)",
                id,
                job,
                payload,
                caller.user(),
                caller.user() == null && caller.rights() == Rights.EVERYTHING,
                caller.locale().toLanguageTag(),
                caller.zone().getId(),
                caller.channel().name(),
                now);
    }

    Optional<StoredRun> find(UUID id) {
        return first(sql.rows(
                "select job, payload, run_state, failures, user_id, by_kernel, locale, zone, channel from jobs_run where id = ?",
                row -> stored(id, row),
                id));
    }

    Optional<Status> status(UUID id) {
        return first(sql.rows(
                "select job, run_state, progress, total, attempts, failure, submitted_at, finished_at from jobs_run where id = ?",
                row -> status(id, row),
                id));
    }

    /** How many runs there are in each state that is no good end. */
    Map<State, Long> counts() {
        Map<State, Long> counts = new EnumMap<>(State.class);
        sql.rows(
                "select run_state, count(*) from jobs_run where run_state in ('WAITING', 'RUNNING', 'FAILED') group by run_state",
                row -> counts.put(State.valueOf(row.getString(1)), row.getLong(2)));
        return counts;
    }

    /** Begins an attempt and gives its number; empty where the run is over, or somebody wants it to stop. */
    Optional<Integer> begin(UUID id) {
        int begun = sql.change(
                "update jobs_run set run_state = 'RUNNING', attempts = attempts + 1"
                        + " where id = ? and run_state in ('WAITING', 'RUNNING') and stop_asked = false",
                id);
        return begun == 0
                ? Optional.empty()
                : first(sql.rows("select attempts from jobs_run where id = ?", row -> row.getInt(1), id));
    }

    void progress(UUID id, int attempt, long done, long total) {
        sql.change(
                "update jobs_run set progress = ?, total = ? where id = ? and attempts = ?", done, total, id, attempt);
    }

    boolean stopAsked(UUID id) {
        return first(sql.rows("select stop_asked from jobs_run where id = ?", row -> row.getBoolean(1), id))
                .orElse(true);
    }

    /** One that waits is over with this; one that runs sees it and ends by itself. */
    void askToStop(UUID id, Instant now) {
        sql.change("update jobs_run set stop_asked = true where id = ? and run_state in ('WAITING', 'RUNNING')", id);
        sql.change(
                "update jobs_run set run_state = 'CANCELLED', finished_at = ? where id = ? and run_state = 'WAITING'",
                now,
                id);
    }

    /** A run that was stopped before its next attempt could begin. */
    void cancelled(UUID id, Instant now) {
        sql.change(
                "update jobs_run set run_state = 'CANCELLED', finished_at = ?"
                        + " where id = ? and run_state in ('WAITING', 'RUNNING')",
                now,
                id);
    }

    void finish(UUID id, int attempt, State state, Instant now) {
        sql.change(
                "update jobs_run set run_state = ?, finished_at = ? where id = ? and attempts = ?",
                state.name(),
                now,
                id,
                attempt);
    }

    void fail(UUID id, int attempt, String failure, Instant now) {
        sql.change(
                "update jobs_run set run_state = 'FAILED', failures = failures + 1, failure = ?, finished_at = ?"
                        + " where id = ? and attempts = ?",
                shortened(failure),
                now,
                id,
                attempt);
    }

    void tryAgain(UUID id, int attempt, String failure) {
        sql.change(
                "update jobs_run set run_state = 'WAITING', failures = failures + 1, failure = ? where id = ? and attempts = ?",
                shortened(failure),
                id,
                attempt);
    }

    /** It was interrupted through no fault of its own. */
    void putBack(UUID id, int attempt) {
        sql.change("update jobs_run set run_state = 'WAITING' where id = ? and attempts = ?", id, attempt);
    }

    /** Forgets up to {@code limit} runs that ended before {@code limitTime}, and answers how many there were. */
    int forget(Instant limitTime, int limit) {
        List<String> old = sql.rows(
                "select id from jobs_run where finished_at < ? order by finished_at fetch first " + limit
                        + " rows only",
                row -> row.getString(1),
                limitTime);
        for (String id : old) {
            sql.change("delete from jobs_checkpoint where id = ?", id);
            sql.change("delete from jobs_run where id = ?", id);
        }
        return old.size();
    }

    private static StoredRun stored(UUID id, ResultSet row) throws SQLException {
        String user = row.getString("user_id");
        return new StoredRun(
                id,
                row.getString("job"),
                row.getString("payload"),
                State.valueOf(row.getString("run_state")),
                row.getInt("failures"),
                user == null ? null : UUID.fromString(user),
                row.getBoolean("by_kernel"),
                Locale.forLanguageTag(row.getString("locale")),
                ZoneId.of(row.getString("zone")),
                Channel.valueOf(row.getString("channel")));
    }

    private static Status status(UUID id, ResultSet row) throws SQLException {
        return new Status(
                id,
                row.getString("job"),
                State.valueOf(row.getString("run_state")),
                row.getLong("progress"),
                row.getLong("total"),
                row.getInt("attempts"),
                row.getString("failure"),
                UtcTime.instant(row.getTimestamp("submitted_at")),
                UtcTime.instantOrNull(row.getTimestamp("finished_at")));
    }

    private static String shortened(String failure) {
        String storable = failure.replace('\0', ' ');
        return storable.length() <= LONGEST_FAILURE ? storable : storable.substring(0, LONGEST_FAILURE);
    }

    private static <T> Optional<T> first(List<T> rows) {
        return rows.stream().findFirst();
    }
}
