package org.kartera.records.internal.pipeline;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.kartera.persistence.EntityStore;
import org.kartera.persistence.EntityStore.Changed;
import org.kartera.persistence.UnitOfWork;
import org.kartera.platform.record.CrmRecord;

/**
 * Reads and writes records as objects, a batch at a time, through the persistence unit of their module. Inside a unit of work. What is read is no more than
 * a copy: only what comes back here is stored.
 */
final class RecordStore {
    private final UnitOfWork unitOfWork;

    RecordStore(UnitOfWork unitOfWork) {
        this.unitOfWork = unitOfWork;
    }

    /** The records that there are of {@code ids}, by id, those of the recycle bin included. */
    Map<UUID, CrmRecord> find(EntityPlan plan, Collection<UUID> ids) {
        return byId(entities(plan).find(classOf(plan), ids));
    }

    /** The same, locked to the end of the unit of work, in the order of their ids, so that no two units wait for each other. */
    Map<UUID, CrmRecord> lock(EntityPlan plan, Collection<UUID> ids) {
        return byId(entities(plan).lock(classOf(plan), ids));
    }

    private static Map<UUID, CrmRecord> byId(List<CrmRecord> found) {
        Map<UUID, CrmRecord> records = new HashMap<>();
        found.forEach(record -> records.put(record.id(), record));
        return records;
    }

    /** Stores new records, which get version 1. */
    void insert(EntityPlan plan, List<PendingChange> changes) {
        if (!changes.isEmpty()) {
            entities(plan)
                    .insert(
                            classOf(plan),
                            changes.stream().map(PendingChange::record).toList());
        }
    }

    /** Stores what differs of records and counts their versions up; 412 {@code stale-version} where one is not in the version known. */
    void update(EntityPlan plan, List<PendingChange> changes) {
        if (!changes.isEmpty()) {
            entities(plan)
                    .update(
                            classOf(plan),
                            changes.stream()
                                    .map(change -> new Changed<>(change.stored(), change.record()))
                                    .toList());
        }
    }

    private EntityStore entities(EntityPlan plan) {
        return unitOfWork.entities(plan.type().module());
    }

    @SuppressWarnings("unchecked")
    private static Class<CrmRecord> classOf(EntityPlan plan) {
        return (Class<CrmRecord>) plan.type().javaType();
    }
}
