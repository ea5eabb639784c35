package org.kartera.records.internal.pipeline;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.CrmException;
import org.kartera.platform.StandardError;
import org.kartera.platform.record.Change;
import org.kartera.records.json.ValueJson;
import org.kartera.records.metadata.FieldType;

/**
 * Refuses values that another record in use has already, by one query for each unique field; 409 {@code duplicate-value}. What two units of
 * work store at the same time is left to the unique index.
 */
final class UniqueChecks {
    private final Sql sql;

    UniqueChecks(Sql sql) {
        this.sql = sql;
    }

    /** Checks values that changed, or all of records that come back from the recycle bin. */
    void check(Batch batch) {
        for (FieldType field : batch.plan().unique()) {
            StoredField stored = StoredField.of(field);
            Map<String, PendingChange> claims = new HashMap<>();
            for (PendingChange change : batch.open()) {
                Object value = change.value(field);
                boolean asked = change.kind() == Change.Kind.RESTORE || change.changed(field);
                if (asked && !Values.isEmpty(value)) {
                    PendingChange first = claims.putIfAbsent(key(stored, value), change);
                    if (first != null) {
                        batch.refuse(change, duplicate(field, value));
                    }
                }
            }
            check(batch, stored, claims);
        }
    }

    private void check(Batch batch, StoredField stored, Map<String, PendingChange> claims) {
        if (claims.isEmpty()) {
            return;
        }
        FieldType field = stored.field();
        Map<UUID, PendingChange> own = new HashMap<>();
        batch.open().forEach(change -> own.put(change.id(), change));
        for (Holder holder : holders(batch, stored, claims)) {
            PendingChange claim = claims.get(holder.key());
            PendingChange leaving = own.get(holder.id());
            // A record of this batch that gives the value up does not stand in the way.
            boolean free = leaving != null && (leaving == claim || leaving.changed(field));
            if (claim != null && claim.open() && !free) {
                batch.refuse(claim, duplicate(field, claim.value(field)));
            }
        }
    }

    private record Holder(UUID id, String key) {}

    private List<Holder> holders(Batch batch, StoredField stored, Map<String, PendingChange> claims) {
        FieldType field = stored.field();
        String folded = field.columns().folded();
        String sought = folded == null ? stored.columns().get(0) : folded;
        String read = folded == null ? String.join(", ", stored.columns()) : folded;
        List<Object> values = new ArrayList<>();
        claims.values().forEach(change -> values.add(sought(stored, change.value(field))));
        return sql.selectIn(
                "select id, " + read + " from " + batch.plan().type().table() + " where deleted_at is null and "
                        + sought + " in (%s)",
                List.of(),
                values,
                row -> new Holder(
                        Objects.requireNonNull(Sql.id(row.getString(1))),
                        folded == null ? key(stored, stored.value(row, 2)) : row.getString(2)));
    }

    private static Object sought(StoredField stored, @Nullable Object value) {
        List<Object> columns = new ArrayList<>();
        stored.bind(value, columns);
        return columns.get(stored.field().columns().folded() == null ? 0 : columns.size() - 1);
    }

    /** What equal values have in common. */
    private static String key(StoredField stored, @Nullable Object value) {
        return String.valueOf(
                stored.field().columns().folded() == null ? ValueJson.plain(value) : sought(stored, value));
    }

    private static CrmException duplicate(FieldType field, @Nullable Object value) {
        Object shown = field.readable() ? ValueJson.plain(value) : "";
        return new CrmException(StandardError.DUPLICATE_VALUE, field.name(), String.valueOf(shown));
    }
}
