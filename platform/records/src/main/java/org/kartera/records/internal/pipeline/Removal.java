package org.kartera.records.internal.pipeline;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.kartera.platform.CrmException;
import org.kartera.platform.StandardError;
import org.kartera.platform.record.Change;
import org.kartera.platform.record.CrmRecord;
import org.kartera.platform.record.OnDelete;
import org.kartera.platform.record.RecordRule;
import org.kartera.records.internal.pipeline.InboundReferences.Referrer;
import org.kartera.records.metadata.EntityType;
import org.kartera.records.metadata.Metadata.Inbound;

/**
 * Moves records to the recycle bin, and keeps the promise of each reference to them: refuses, empties it, or takes the referring record along. First
 * everything that goes is found, then it is written, so that a refusal leaves nothing behind.
 */
final class Removal {
    private final Steps steps;
    private final InboundReferences inbound;
    private final RowWrites rows;

    Removal(Steps steps, InboundReferences inbound, RowWrites rows) {
        this.steps = steps;
        this.inbound = inbound;
        this.rows = rows;
    }

    /** A row that goes, with the record because of which it goes. */
    private record Doomed(EntityType type, RowHead row, PendingChange root) {}

    /** Deletes what {@code batch} has loaded and authorised. */
    void delete(Batch batch) {
        steps.rules().run(batch.plan().name(), batch.open(), RecordRule::beforeDelete);
        batch.settle();
        Map<UUID, Doomed> doomed = doomed(batch);
        while (!doomed.isEmpty() && refused(batch, doomed)) {
            doomed.values().removeIf(each -> !each.root().open());
        }
        cascadedRules(batch, doomed);
        doomed.values().removeIf(each -> !each.root().open());
        clear(batch, doomed);
        bin(batch, doomed);
        batch.open().forEach(PendingChange::markWritten);
    }

    /** The records themselves and, level by level, those that go with them. */
    private Map<UUID, Doomed> doomed(Batch batch) {
        Map<UUID, Doomed> doomed = new LinkedHashMap<>();
        List<Doomed> level = new ArrayList<>();
        for (PendingChange change : batch.open()) {
            level.add(new Doomed(batch.plan().type(), change.head(), change));
        }
        level.forEach(each -> doomed.put(each.row().id(), each));
        while (!level.isEmpty()) {
            List<Doomed> next = new ArrayList<>();
            byType(level).forEach((type, ofType) -> {
                for (Inbound field : InboundReferences.fields(batch.metadata(), type.name())) {
                    if (field.onDelete() == OnDelete.CASCADE) {
                        next.addAll(takenAlong(field, type, ofType, doomed));
                    }
                }
            });
            level = next;
        }
        return doomed;
    }

    private List<Doomed> takenAlong(
            Inbound field, EntityType type, Map<UUID, Doomed> targets, Map<UUID, Doomed> doomed) {
        List<Doomed> found = new ArrayList<>();
        for (Referrer referrer : inbound.inUse(field, type.name(), targets.keySet())) {
            Doomed target = targets.get(referrer.target());
            if (target != null && !doomed.containsKey(referrer.row().id())) {
                Doomed each = new Doomed(field.from(), referrer.row(), target.root());
                doomed.put(referrer.row().id(), each);
                found.add(each);
            }
        }
        return found;
    }

    private static Map<EntityType, Map<UUID, Doomed>> byType(Collection<Doomed> doomed) {
        Map<EntityType, Map<UUID, Doomed>> types = new LinkedHashMap<>();
        doomed.forEach(each -> types.computeIfAbsent(each.type(), type -> new LinkedHashMap<>())
                .put(each.row().id(), each));
        return types;
    }

    /** Refuses records because of others that stay and must not lose them; whether any was refused. */
    private boolean refused(Batch batch, Map<UUID, Doomed> doomed) {
        Map<PendingChange, CrmException> refusals = new LinkedHashMap<>();
        byType(doomed.values()).forEach((type, targets) -> {
            for (Inbound field : InboundReferences.fields(batch.metadata(), type.name())) {
                if (field.onDelete() == OnDelete.RESTRICT) {
                    Map<UUID, Long> counts = staying(field, type, targets, doomed);
                    targets.forEach((id, target) -> {
                        Long count = counts.get(id);
                        if (count != null) {
                            refusals.putIfAbsent(target.root(), stillReferenced(count, field));
                        }
                    });
                }
            }
        });
        refusals.forEach(batch::refuse);
        return !refusals.isEmpty();
    }

    private static CrmException stillReferenced(long count, Inbound field) {
        return new CrmException(
                StandardError.STILL_REFERENCED, count, field.from().name());
    }

    /** How many records that stay refer to each of {@code targets}. */
    private Map<UUID, Long> staying(
            Inbound field, EntityType type, Map<UUID, Doomed> targets, Map<UUID, Doomed> doomed) {
        boolean someGo = doomed.values().stream().anyMatch(each -> each.type().equals(field.from()));
        if (!someGo) {
            return inbound.counts(field, type.name(), targets.keySet());
        }
        Map<UUID, Long> counts = new HashMap<>();
        for (Referrer referrer : inbound.inUse(field, type.name(), targets.keySet())) {
            if (!doomed.containsKey(referrer.row().id())) {
                counts.merge(referrer.target(), 1L, Long::sum);
            }
        }
        return counts;
    }

    /** Rules on records that are taken along, where their module is there. */
    private void cascadedRules(Batch batch, Map<UUID, Doomed> doomed) {
        byType(doomed.values()).forEach((type, ofType) -> {
            boolean asked = batch.metadata().available(type) && steps.rules().existFor(type.name());
            if (!asked) {
                return;
            }
            Map<UUID, Doomed> others = new LinkedHashMap<>(ofType);
            others.values().removeIf(each -> each.root().id().equals(each.row().id()));
            EntityPlan plan = steps.plans().of(batch.metadata(), type);
            for (List<UUID> chunk : Sql.chunks(others.keySet())) {
                Map<UUID, CrmRecord> records = steps.store().find(plan, chunk);
                List<PendingChange> changes = new ArrayList<>();
                records.values()
                        .forEach(record -> changes.add(new PendingChange(
                                plan, Change.Kind.DELETE, null, changes.size(), record, plan.snapshot(record))));
                steps.rules().run(type.name(), changes, RecordRule::beforeDelete);
                for (PendingChange change : changes) {
                    CrmException rejection = change.rejection();
                    Doomed each = others.get(change.id());
                    if (rejection != null && each != null && each.root().open()) {
                        batch.refuse(each.root(), rejection);
                    }
                }
            }
        });
    }

    private void clear(Batch batch, Map<UUID, Doomed> doomed) {
        byType(doomed.values()).forEach((type, targets) -> {
            for (Inbound field : InboundReferences.fields(batch.metadata(), type.name())) {
                if (field.onDelete() == OnDelete.CLEAR) {
                    List<Referrer> staying = inbound.inUse(field, type.name(), targets.keySet()).stream()
                            .filter(referrer ->
                                    !doomed.containsKey(referrer.row().id()))
                            .toList();
                    rows.clear(field, type.name(), staying, batch.caller(), batch.now());
                }
            }
        });
    }

    private void bin(Batch batch, Map<UUID, Doomed> doomed) {
        Set<UUID> roots = new HashSet<>();
        batch.open().forEach(change -> roots.add(change.id()));
        byType(doomed.values()).forEach((type, ofType) -> {
            Map<UUID, UUID> with = new HashMap<>();
            List<RowHead> heads = new ArrayList<>();
            ofType.forEach((id, each) -> {
                heads.add(each.row());
                if (!roots.contains(id)) {
                    with.put(id, each.root().id());
                }
            });
            rows.delete(type, heads, with, batch.caller(), batch.now());
        });
        batch.open().forEach(change -> change.setVersion(change.record().version() + 1));
    }
}
