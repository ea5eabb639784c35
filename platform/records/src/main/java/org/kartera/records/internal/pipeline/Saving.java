package org.kartera.records.internal.pipeline;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.record.Change;
import org.kartera.platform.record.CrmRecord;
import org.kartera.platform.record.RecordRule;
import org.kartera.platform.record.Ref;
import org.kartera.records.Mutation;
import org.kartera.records.metadata.ActionType;

/** Creates, updates and actions: from what was sent to what is stored. */
final class Saving {
    private final Steps steps;

    Saving(Steps steps) {
        this.steps = steps;
    }

    void create(Batch batch, Map<Integer, Mutation.Create> mutations) {
        mutations.forEach((position, mutation) -> {
            PendingChange change = begin(batch, position, batch.plan().newInstance());
            steps.binding().values(batch, change, mutation.values());
            Set<String> given = mutation.values().keySet();
            // What an administrator has decided goes before what the class begins with.
            steps.binding().defaults(batch, change, field -> !given.contains(field.name()));
        });
        storeNew(batch);
    }

    /** Stores objects that a module made. */
    void create(Batch batch, List<? extends CrmRecord> records) {
        for (CrmRecord record : records) {
            PendingChange change = begin(batch, batch.changes().size(), record);
            steps.binding().object(batch, change);
            steps.binding().defaults(batch, change, field -> Values.isEmpty(change.value(field)));
        }
        storeNew(batch);
    }

    private PendingChange begin(Batch batch, int position, CrmRecord record) {
        PendingChange change = batch.add(Change.Kind.CREATE, null, position, record, null);
        change.setId(steps.defaults().newId());
        change.setVersion(0);
        return change;
    }

    private void storeNew(Batch batch) {
        Set<Ref> given = steps.defaults().ownership(batch);
        steps.authorisation().creates(batch);
        store(batch, given);
    }

    void update(Batch batch, Map<Integer, Mutation.Update> mutations) {
        Map<Integer, UUID> ids = new LinkedHashMap<>();
        mutations.forEach((position, mutation) -> ids.put(position, mutation.id()));
        steps.loading().load(batch, Change.Kind.UPDATE, null, ids);
        steps.authorisation().changes(batch, Authorisation.UPDATE);
        Loading.checkLive(batch);
        Loading.checkVersions(batch, position -> found(mutations, position).version());
        for (PendingChange change : batch.open()) {
            steps.binding()
                    .values(batch, change, found(mutations, change.position()).values());
        }
        store(batch, Set.of());
    }

    /** Stores objects that a module found and changed; they get the new state in the end. */
    void update(Batch batch, List<? extends CrmRecord> records) {
        Map<Integer, UUID> ids = new LinkedHashMap<>();
        for (CrmRecord record : records) {
            ids.put(ids.size(), record.id());
        }
        steps.loading().load(batch, Change.Kind.UPDATE, null, ids);
        steps.authorisation().changes(batch, Authorisation.UPDATE);
        Loading.checkLive(batch);
        Loading.checkVersions(batch, position -> records.get(position).version());
        for (PendingChange change : batch.open()) {
            steps.objects().copy(batch.plan(), records.get(change.position()), change.record());
            steps.binding().object(batch, change);
        }
        store(batch, Set.of());
        for (PendingChange change : batch.open()) {
            steps.objects().refresh(batch.plan(), change.record(), records.get(change.position()));
        }
    }

    void act(Batch batch, String name, Map<Integer, Mutation.Act> mutations) {
        ActionType action = batch.plan().type().action(name);
        Map<Integer, UUID> ids = new LinkedHashMap<>();
        mutations.forEach((position, mutation) -> ids.put(position, mutation.id()));
        steps.loading().load(batch, Change.Kind.UPDATE, name, ids);
        steps.authorisation().changes(batch, name);
        Loading.checkLive(batch);
        Loading.checkVersions(batch, position -> found(mutations, position).version());
        Map<List<@Nullable Object>, List<PendingChange>> alike = new LinkedHashMap<>();
        for (PendingChange change : batch.open()) {
            Map<String, @Nullable Object> given =
                    found(mutations, change.position()).arguments();
            List<@Nullable Object> arguments = steps.binding().arguments(change, action, given);
            steps.references().checkArguments(batch, change, action.parameters(), arguments);
            alike.computeIfAbsent(arguments, each -> new ArrayList<>()).add(change);
        }
        batch.settle();
        alike.forEach((arguments, changes) -> {
            List<PendingChange> open =
                    changes.stream().filter(PendingChange::open).toList();
            if (!open.isEmpty()) {
                action.step().take(open, arguments);
            }
        });
        batch.settle();
        steps.binding().changed(batch);
        store(batch, Set.of());
    }

    private static <M> M found(Map<Integer, M> mutations, int position) {
        return Objects.requireNonNull(mutations.get(position));
    }

    /** From values that are bound to rows that are written. */
    private void store(Batch batch, Set<Ref> given) {
        Set<Ref> verified = new HashSet<>(given);
        Requirements.beforeRules(batch);
        steps.references().check(batch, verified, true);
        batch.settle();
        batch.open().forEach(PendingChange::markBound);
        steps.rules().beforeSave(batch);
        batch.settle();
        steps.binding().afterRules(batch);
        Computer.Run computed = steps.computer().of(batch);
        computed.compute(batch.open());
        Requirements.afterRules(batch, computed);
        computed.check(batch);
        steps.references().check(batch, verified, false);
        steps.references().checkHierarchies(batch);
        batch.settle();
        steps.unique().check(batch);
        write(batch, computed);
    }

    private void write(Batch batch, Computer.Run computed) {
        EntityPlan plan = batch.plan();
        List<PendingChange> fresh = new ArrayList<>();
        List<PendingChange> changed = new ArrayList<>();
        for (PendingChange change : batch.open()) {
            if (change.kind() == Change.Kind.CREATE) {
                fresh.add(change);
            } else if (!change.changedFields().isEmpty()) {
                changed.add(change);
            }
        }
        List<PendingChange> all = new ArrayList<>(fresh);
        all.addAll(changed);
        if (all.isEmpty()) {
            return;
        }
        steps.numbering().number(plan, fresh, batch.now());
        all.forEach(change -> Defaults.stamp(change, batch.caller(), batch.now()));
        computed.complete(all);
        steps.amounts().keep(plan, all, batch.now());
        for (PendingChange change : all) {
            Titles.fill(plan, change);
            change.markWritten();
        }
        steps.store().insert(plan, fresh);
        steps.store().update(plan, changed);
        steps.values().follow(plan, all);
        steps.references().follow(plan, changed);
        steps.follow().saved(plan, all);
        steps.feed().saved(batch, all);
        steps.rules().run(plan.name(), all, RecordRule::afterSave);
    }
}
