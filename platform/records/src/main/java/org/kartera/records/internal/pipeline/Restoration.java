package org.kartera.records.internal.pipeline;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
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
import org.kartera.platform.record.Ref;
import org.kartera.records.metadata.EntityType;
import org.kartera.records.metadata.FieldType;
import org.kartera.records.metadata.FieldType.Flag;
import org.kartera.records.metadata.Metadata.Inbound;

/**
 * Takes records out of the recycle bin, with those that went there because of them. Unique values that others have taken meanwhile refuse it; references to
 * what is gone meanwhile are emptied, or refuse it where they must not be empty.
 */
final class Restoration {
    private final Steps steps;
    private final RowWrites rows;

    Restoration(Steps steps, RowWrites rows) {
        this.steps = steps;
        this.rows = rows;
    }

    /** Restores what {@code batch} has loaded and authorised. */
    void restore(Batch batch) {
        batch.demand(
                change -> change.record().deletedAt() != null,
                change -> new CrmException(
                        StandardError.RECORD_NOT_DELETED, change.id().toString()));
        steps.rules().run(batch.plan().name(), batch.open(), RecordRule::beforeRestore);
        batch.settle();
        checkReferences(batch, Set.of());
        batch.settle();
        steps.unique().check(batch);
        Map<PendingChange, Map<EntityType, List<RowHead>>> along = new LinkedHashMap<>();
        for (PendingChange change : batch.open()) {
            Map<EntityType, List<RowHead>> taken = takenAlong(batch, change);
            if (change.open()) {
                along.put(change, taken);
            }
        }
        List<PendingChange> cleared = batch.open().stream()
                .filter(change -> !change.changedFields().isEmpty())
                .toList();
        rows.restore(batch.plan().type(), heads(batch.open()), batch.caller(), batch.now());
        along.values()
                .forEach(types ->
                        types.forEach((type, heads) -> rows.restore(type, heads, batch.caller(), batch.now())));
        batch.open().forEach(change -> {
            change.setVersion(change.record().version() + 1);
            change.markWritten();
        });
        write(batch, cleared);
    }

    private static List<RowHead> heads(List<PendingChange> changes) {
        return changes.stream().map(PendingChange::head).toList();
    }

    /** References emptied on the way are a change of their own, which the audit shows. */
    private void write(Batch batch, List<PendingChange> cleared) {
        steps.computer().of(batch).compute(cleared);
        for (PendingChange change : cleared) {
            Titles.fill(batch.plan(), change);
            Defaults.stamp(change, batch.caller(), batch.now());
        }
        steps.store().update(batch.plan(), cleared);
        steps.values().follow(batch.plan(), cleared);
        steps.follow().saved(batch.plan(), cleared);
        steps.feed().saved(batch, cleared);
    }

    private void checkReferences(Batch batch, Set<UUID> returning) {
        Set<UUID> back = new HashSet<>(returning);
        batch.open().forEach(change -> back.add(change.id()));
        for (FieldType field : batch.plan().references()) {
            Map<Ref, List<PendingChange>> uses = new LinkedHashMap<>();
            for (PendingChange change : batch.open()) {
                for (Ref ref : Values.refs(change.value(field))) {
                    if (!back.contains(ref.id())) {
                        uses.computeIfAbsent(ref, each -> new ArrayList<>()).add(change);
                    }
                }
            }
            gone(batch, uses.keySet()).forEach(ref -> {
                for (PendingChange change : uses.getOrDefault(ref, List.of())) {
                    lose(change, field, ref);
                }
            });
        }
    }

    private static void lose(PendingChange change, FieldType field, Ref ref) {
        if (field.onDelete() != OnDelete.CLEAR || field.is(Flag.REQUIRED)) {
            change.reject(
                    field.name(), StandardError.INVALID_REFERENCE, ref.id().toString());
            return;
        }
        Object value = change.value(field);
        List<Ref> left = new ArrayList<>(Values.refs(value));
        left.remove(ref);
        field.accessor().write(change.record(), value instanceof Ref ? null : left);
    }

    /** Those of {@code refs} that are binned or do not exist; of modules that are switched off nothing is known, and they stay. */
    private Set<Ref> gone(Batch batch, Set<Ref> refs) {
        Map<String, Set<UUID>> ids = new LinkedHashMap<>();
        refs.forEach(ref -> ids.computeIfAbsent(ref.entity(), entity -> new LinkedHashSet<>())
                .add(ref.id()));
        Set<Ref> gone = new LinkedHashSet<>();
        ids.forEach((entity, several) -> batch.metadata()
                .known(entity)
                .filter(batch.metadata()::available)
                .ifPresent(type -> {
                    Set<UUID> missing = new LinkedHashSet<>(several);
                    for (RowHead row : steps.heads().of(type, several)) {
                        if (row.deletedAt() == null) {
                            missing.remove(row.id());
                        }
                    }
                    missing.forEach(id -> gone.add(Ref.to(entity, id)));
                }));
        return gone;
    }

    /** The rows that went with {@code change}; it is refused where one of them cannot come back. */
    private Map<EntityType, List<RowHead>> takenAlong(Batch batch, PendingChange change) {
        Map<EntityType, List<RowHead>> found = new LinkedHashMap<>();
        for (EntityType type : cascading(batch)) {
            List<RowHead> heads = steps.sql()
                    .select(
                            "select " + RowHeads.columns(type, "r") + " from " + type.table()
                                    + " r where r.deleted_with_id = ? and r.deleted_at is not null",
                            List.of(change.id()),
                            row -> RowHeads.read(type, row));
            List<RowHead> others =
                    heads.stream().filter(row -> !row.id().equals(change.id())).toList();
            if (!others.isEmpty()) {
                found.put(type, others);
                check(batch, type, others, change);
            }
        }
        return found;
    }

    private void check(Batch batch, EntityType type, List<RowHead> heads, PendingChange root) {
        if (!batch.metadata().available(type)) {
            return;
        }
        EntityPlan plan = steps.plans().of(batch.metadata(), type);
        boolean asked = !plan.unique().isEmpty() || steps.rules().existFor(type.name());
        if (!asked) {
            return;
        }
        Batch along = Batch.of(plan, batch.metadata(), batch.caller(), batch.now(), false);
        Map<UUID, CrmRecord> records =
                steps.store().find(plan, heads.stream().map(RowHead::id).toList());
        records.values()
                .forEach(record ->
                        along.add(Change.Kind.RESTORE, null, along.changes().size(), record, plan.snapshot(record)));
        steps.rules().run(type.name(), along.open(), RecordRule::beforeRestore);
        along.settle();
        steps.unique().check(along);
        for (PendingChange change : along.changes()) {
            CrmException refusal = change.refusal();
            if (refusal != null && root.open()) {
                batch.refuse(root, refusal);
            }
        }
    }

    /** Every record type of which records go with those of the batch, directly or by way of others. */
    private static Set<EntityType> cascading(Batch batch) {
        Set<EntityType> types = new LinkedHashSet<>();
        List<EntityType> level = List.of(batch.plan().type());
        while (!level.isEmpty()) {
            List<EntityType> next = new ArrayList<>();
            for (EntityType type : level) {
                for (Inbound field : InboundReferences.fields(batch.metadata(), type.name())) {
                    if (field.onDelete() == OnDelete.CASCADE && types.add(field.from())) {
                        next.add(field.from());
                    }
                }
            }
            level = next;
        }
        return types;
    }
}
