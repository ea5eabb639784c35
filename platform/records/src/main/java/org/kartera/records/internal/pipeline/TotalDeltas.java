package org.kartera.records.internal.pipeline;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kartera.persistence.Dialect;
import org.kartera.persistence.TimeOrderedIds;
import org.kartera.platform.record.Change;
import org.kartera.records.internal.total.BoardLayout;
import org.kartera.records.internal.total.Tally;
import org.kartera.records.metadata.EntityType;
import org.kartera.records.metadata.FieldType;

/**
 * Leaves beside what is written by how much it changes the totals of boards: rows that are only inserted, so that no writer waits for another. They
 * are folded later. What a total loses is taken from the rows as they are stored, which are locked.
 */
public final class TotalDeltas {
    private static final String INSERT = "insert into records_total_delta (entity, id, signature, group_field,"
            + " group_value, owner_id, team_id, measure, currency, counted, summed) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private final Sql sql;
    private final TimeOrderedIds ids = new TimeOrderedIds();

    public TotalDeltas(Sql sql) {
        this.sql = sql;
    }

    /** A row as it is stored. */
    private record Row(boolean live, Map<String, @Nullable Object> values) {
        @Nullable
        Object value(FieldType field) {
            return values.get(field.name());
        }
    }

    /** Follows new and changed records that were stored. */
    void saved(EntityPlan plan, List<PendingChange> changes) {
        BoardLayout layout = plan.board();
        if (layout.isEmpty()) {
            return;
        }
        List<FieldType> watched = layout.watched();
        Tally tally = new Tally(layout);
        for (PendingChange change : changes) {
            if (change.kind() == Change.Kind.CREATE) {
                tally.enters(change::value);
            } else if (watched.stream().anyMatch(change::changed)) {
                tally.leaves(field -> change.before(field.name()));
                tally.enters(change::value);
            }
        }
        leave(layout, tally);
    }

    /** Records are about to go to the recycle bin. */
    void leave(EntityType type, List<UUID> records) {
        tallied(type, records, true, (tally, row) -> tally.leaves(row::value));
    }

    /** Records are about to come out of it. */
    void enter(EntityType type, List<UUID> records) {
        tallied(type, records, false, (tally, row) -> tally.enters(row::value));
    }

    /** The reference {@code field} of records is about to be emptied. */
    void clear(EntityType type, FieldType field, List<UUID> records) {
        tallied(type, records, true, (tally, row) -> {
            tally.leaves(row::value);
            tally.enters(each -> each.name().equals(field.name()) ? null : row.value(each));
        });
    }

    @FunctionalInterface
    private interface Counting {
        void count(Tally tally, Row row);
    }

    private void tallied(EntityType type, List<UUID> records, boolean live, Counting counting) {
        BoardLayout layout = BoardLayout.of(type);
        if (layout.isEmpty()) {
            return;
        }
        Tally tally = new Tally(layout);
        for (Row row : locked(layout, records)) {
            if (row.live() == live) {
                counting.count(tally, row);
            }
        }
        leave(layout, tally);
    }

    /** The rows, which nobody else changes to the end of the unit of work. */
    private List<Row> locked(BoardLayout layout, Collection<UUID> records) {
        String table = layout.type().table();
        boolean derby = sql.dialect() == Dialect.DERBY;
        if (derby) {
            // A lock of Derby's "for update" becomes a shared one when the cursor moves on; an update keeps what it
            // locks.
            sql.updateIn("update " + table + " set version = version where id in (%s)", List.of(), records);
        }
        List<StoredField> fields =
                layout.watched().stream().map(StoredField::of).toList();
        String columns =
                fields.stream().flatMap(field -> field.columns().stream()).collect(Collectors.joining(", "));
        return sql.selectIn(
                "select deleted_at, " + columns + " from " + table + " where id in (%s)"
                        + (derby ? "" : " order by id for update"),
                List.of(),
                records,
                row -> {
                    Map<String, @Nullable Object> values = new HashMap<>();
                    int column = 2;
                    for (StoredField field : fields) {
                        values.put(field.field().name(), field.value(row, column));
                        column += field.columns().size();
                    }
                    return new Row(row.getObject(1) == null, values);
                });
    }

    /** Leaves by how much rows change totals that are written here. */
    public void leave(BoardLayout layout, Tally tally) {
        List<List<Object>> rows = new ArrayList<>();
        tally.totals()
                .forEach((key, total) -> rows.add(List.of(
                        layout.type().name(),
                        ids.next(),
                        layout.signature(),
                        key.field(),
                        key.value(),
                        key.owner(),
                        key.team(),
                        key.measure(),
                        key.currency(),
                        total.counted(),
                        total.summed())));
        sql.batch(INSERT, rows);
    }
}
