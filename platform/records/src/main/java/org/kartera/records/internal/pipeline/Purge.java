package org.kartera.records.internal.pipeline;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.kartera.platform.CrmException;
import org.kartera.platform.StandardError;
import org.kartera.platform.record.OnDelete;
import org.kartera.platform.record.RecordRule;
import org.kartera.records.internal.pipeline.InboundReferences.Referrer;
import org.kartera.records.metadata.EntityType;
import org.kartera.records.metadata.Metadata.Inbound;

/**
 * Removes records of the recycle bin for ever, with those that went there because of them. The rows are locked, and who refers to them is asked again, since
 * a reference can have been made in the moment of the deletion.
 */
final class Purge {
    private final Steps steps;
    private final InboundReferences inbound;
    private final RowWrites rows;

    Purge(Steps steps, InboundReferences inbound, RowWrites rows) {
        this.steps = steps;
        this.inbound = inbound;
        this.rows = rows;
    }

    /** Purges what {@code batch} has locked and authorised. */
    void purge(Batch batch) {
        batch.demand(
                change -> change.record().deletedAt() != null,
                change -> new CrmException(
                        StandardError.RECORD_NOT_DELETED, change.id().toString()));
        steps.rules().run(batch.plan().name(), batch.open(), RecordRule::beforeDelete);
        batch.settle();
        for (PendingChange change : batch.open()) {
            purge(batch, change);
        }
    }

    private void purge(Batch batch, PendingChange change) {
        Map<EntityType, Map<UUID, RowHead>> doomed = new LinkedHashMap<>();
        Set<UUID> ids = new LinkedHashSet<>();
        add(batch.plan().type(), change.head(), doomed, ids);
        Map<EntityType, Set<UUID>> level = new LinkedHashMap<>();
        level.put(batch.plan().type(), Set.of(change.id()));
        while (!level.isEmpty()) {
            Map<EntityType, Set<UUID>> next = new LinkedHashMap<>();
            level.forEach((type, targets) -> {
                for (Inbound field : InboundReferences.fields(batch.metadata(), type.name())) {
                    if (field.onDelete() == OnDelete.CASCADE) {
                        for (Referrer referrer : inbound.binned(field, type.name(), targets)) {
                            if (add(field.from(), referrer.row(), doomed, ids)) {
                                next.computeIfAbsent(field.from(), each -> new LinkedHashSet<>())
                                        .add(referrer.row().id());
                            }
                        }
                    }
                }
            });
            level = next;
        }
        if (free(batch, change, doomed)) {
            doomed.forEach((type, heads) -> clear(batch, type, heads.keySet(), ids));
            doomed.forEach((type, heads) -> rows.purge(type, heads.values(), batch.caller()));
            change.setVersion(0);
            change.markWritten();
        }
    }

    private static boolean add(
            EntityType type, RowHead row, Map<EntityType, Map<UUID, RowHead>> doomed, Set<UUID> ids) {
        if (!ids.add(row.id())) {
            return false;
        }
        doomed.computeIfAbsent(type, each -> new LinkedHashMap<>()).put(row.id(), row);
        return true;
    }

    /** Whether no record in use needs one of those that go; refuses where one does. */
    private boolean free(Batch batch, PendingChange change, Map<EntityType, Map<UUID, RowHead>> doomed) {
        doomed.forEach((type, heads) -> {
            for (Inbound field : InboundReferences.fields(batch.metadata(), type.name())) {
                if (field.onDelete() != OnDelete.CLEAR && change.open()) {
                    long count = inbound.counts(field, type.name(), heads.keySet()).values().stream()
                            .mapToLong(Long::longValue)
                            .sum();
                    if (count > 0) {
                        batch.refuse(
                                change,
                                new CrmException(
                                        StandardError.STILL_REFERENCED,
                                        count,
                                        field.from().name()));
                    }
                }
            }
        });
        return change.open();
    }

    /** Empties what is left of references, in use and in the recycle bin, so that none points to nothing. */
    private void clear(Batch batch, EntityType type, Set<UUID> targets, Set<UUID> doomed) {
        for (Inbound field : InboundReferences.fields(batch.metadata(), type.name())) {
            List<Referrer> referrers = new ArrayList<>(inbound.inUse(field, type.name(), targets));
            referrers.addAll(inbound.binned(field, type.name(), targets));
            referrers.removeIf(referrer -> doomed.contains(referrer.row().id()));
            rows.clear(field, type.name(), referrers, batch.caller(), batch.now());
        }
    }
}
