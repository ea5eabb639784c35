package org.kartera.records.internal.pipeline;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.kartera.persistence.Dialect;
import org.kartera.platform.CrmException;
import org.kartera.platform.StandardError;
import org.kartera.platform.record.CrmRecord;
import org.kartera.records.metadata.FieldType;

/** Reads and writes records as objects, a batch at a time. Inside a unit of work. */
final class RecordStore {
    private final Sql sql;

    RecordStore(Sql sql) {
        this.sql = sql;
    }

    /** The records that there are of {@code ids}, by id, those of the recycle bin included. */
    Map<UUID, CrmRecord> find(EntityPlan plan, Collection<UUID> ids) {
        return load(plan, ids, "");
    }

    /** The same, locked to the end of the unit of work, in the order of their ids, so that no two units wait for each other. */
    Map<UUID, CrmRecord> lock(EntityPlan plan, Collection<UUID> ids) {
        List<UUID> ordered =
                ids.stream().distinct().sorted(RecordStore::compareAsText).toList();
        if (sql.dialect() == Dialect.DERBY) {
            // A lock of Derby's "for update" becomes a shared one when the cursor moves on; two of those are a
            // deadlock.
            sql.updateIn(
                    "update " + plan.sql().table() + " set version = version where id in (%s)", List.of(), ordered);
            return load(plan, ordered, "");
        }
        return load(plan, ordered, " order by id for update");
    }

    /** As the database orders ids. */
    static int compareAsText(UUID one, UUID other) {
        int most = Long.compareUnsigned(one.getMostSignificantBits(), other.getMostSignificantBits());
        return most != 0 ? most : Long.compareUnsigned(one.getLeastSignificantBits(), other.getLeastSignificantBits());
    }

    private Map<UUID, CrmRecord> load(EntityPlan plan, Collection<UUID> ids, String suffix) {
        Map<UUID, CrmRecord> records = new HashMap<>();
        sql.selectIn(
                        plan.sql().select() + " where id in (%s)" + suffix,
                        List.of(),
                        ids,
                        row -> plan.sql().fill(plan.newInstance(), row))
                .forEach(record -> records.put(record.id(), record));
        return records;
    }

    /** Stores new records, with version 1. */
    void insert(EntityPlan plan, List<PendingChange> changes) {
        List<List<Object>> rows = new ArrayList<>(changes.size());
        for (PendingChange change : changes) {
            change.setVersion(1);
            rows.add(plan.sql().inserted(change.record()));
        }
        sql.batch(plan.sql().insert(), rows);
    }

    /** Stores what differs of records and counts their versions up; 412 {@code stale-version} where one is not in the version known. */
    void update(EntityPlan plan, List<PendingChange> changes) {
        record Shape(List<FieldType> fields, boolean title) {}

        Map<Shape, List<List<Object>>> rows = new LinkedHashMap<>();
        for (PendingChange change : changes) {
            Shape shape = new Shape(change.changedFields(), change.titleChanged());
            rows.computeIfAbsent(shape, each -> new ArrayList<>())
                    .add(plan.sql().updated(change.record(), shape.fields(), shape.title()));
        }
        rows.forEach((shape, arguments) -> {
            if (!sql.batch(plan.sql().update(shape.fields(), shape.title()), arguments)) {
                throw new CrmException(StandardError.STALE_VERSION, "");
            }
        });
        changes.forEach(change -> change.setVersion(change.record().version() + 1));
    }
}
