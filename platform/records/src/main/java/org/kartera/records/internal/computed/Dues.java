package org.kartera.records.internal.computed;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.kartera.persistence.TimeOrderedIds;
import org.kartera.platform.record.Ref;
import org.kartera.records.internal.pipeline.Sql;

/**
 * Notes which records have to be computed anew because of what a unit of work writes: rows that are only inserted, in the same unit, so that no writer waits for
 * another and none is forgotten. They are worked off later; see {@link Recalculation}.
 */
public final class Dues {
    private final Sql sql;
    private final TimeOrderedIds ids = new TimeOrderedIds();

    public Dues(Sql sql) {
        this.sql = sql;
    }

    /** Why something is due. */
    enum Kind {
        /** The record itself. */
        OWN,
        /** Others that read something of it. */
        SOURCE
    }

    /**
     * A note.
     *
     * @param id its own
     * @param record what it is about
     */
    record Due(String id, Ref record, Kind kind) {}

    /** Collects what one unit of work has to note, each once. */
    static final class Draft {
        private final Set<List<Object>> rows = new LinkedHashSet<>();

        void add(Ref record, Kind kind) {
            rows.add(List.of(record.entity(), record.id(), kind.name()));
        }
    }

    /** Stores the notes. */
    void leave(Draft draft) {
        List<List<Object>> rows = new ArrayList<>();
        for (List<Object> row : draft.rows) {
            List<Object> values = new ArrayList<>();
            values.add(ids.next());
            values.addAll(row);
            rows.add(values);
        }
        sql.batch("insert into records_due (id, entity, record_id, kind) values (?, ?, ?, ?)", rows);
    }

    /** The oldest notes, no more than {@code limit}. */
    List<Due> next(int limit) {
        return sql.select(
                "select id, entity, record_id, kind from records_due order by id fetch first " + limit + " rows only",
                List.of(),
                row -> new Due(
                        row.getString(1),
                        Ref.to(row.getString(2), Objects.requireNonNull(Sql.id(row.getString(3)))),
                        Kind.valueOf(row.getString(4))));
    }

    void done(Collection<Due> dues) {
        sql.updateIn(
                "delete from records_due where id in (%s)",
                List.of(), dues.stream().map(Due::id).toList());
    }
}
