package org.kartera.jobs.internal;

import java.util.List;
import java.util.UUID;
import org.kartera.persistence.Statements;

/**
 * Where runs stand. Apart from the runs, so that a transaction which keeps its place locks nothing that somebody reads who watches the run. The
 * number of the attempt goes with it: whoever lost the run to another process cannot write its place any more, and its transaction fails.
 */
final class CheckpointTable {
    private final Statements sql;

    CheckpointTable(Statements sql) {
        this.sql = sql;
    }

    /** Lets the newest attempt alone write from now on; gives the place that the former one left, empty text where there was none. */
    String take(UUID id, int attempt) {
        List<String> places = sql.rows("select place from jobs_checkpoint where id = ?", row -> row.getString(1), id);
        if (places.isEmpty()) {
            sql.change("insert into jobs_checkpoint (id, attempt, place) values (?, ?, '')", id, attempt);
            return "";
        }
        sql.change("update jobs_checkpoint set attempt = ? where id = ?", attempt, id);
        return places.get(0);
    }

    /** The attempt after the last one that took it. */
    int nextAttempt(UUID id) {
        return sql.rows("select attempt from jobs_checkpoint where id = ?", row -> row.getInt(1), id).stream()
                        .findFirst()
                        .orElse(0)
                + 1;
    }

    /** Keeps the place, in the transaction that is under way where there is one. */
    void keep(UUID id, int attempt, String place) {
        if (sql.change("update jobs_checkpoint set place = ? where id = ? and attempt = ?", place, id, attempt) == 0) {
            throw new LostRunException(id);
        }
    }
}
