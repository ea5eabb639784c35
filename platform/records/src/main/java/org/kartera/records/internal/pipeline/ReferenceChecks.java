package org.kartera.records.internal.pipeline;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.Access;
import org.kartera.platform.Caller;
import org.kartera.platform.StandardError;
import org.kartera.platform.record.Change;
import org.kartera.platform.record.Ref;
import org.kartera.platform.record.StoredFile;
import org.kartera.records.Reach;
import org.kartera.records.metadata.EntityType;
import org.kartera.records.metadata.FieldType;

/**
 * Rejects new references to what does not exist, is in the recycle bin, belongs to a module that is switched off, or may not be read by the caller. One
 * query for each type referred to. References that were there before stay as they are.
 */
final class ReferenceChecks {
    private static final UUID TOP = new UUID(0, 0);

    private final RowHeads heads;
    private final FileChecks files;

    ReferenceChecks(RowHeads heads, FileChecks files) {
        this.heads = heads;
        this.files = files;
    }

    /** A reference that is new. */
    record Use(PendingChange change, FieldType field, Ref ref) {}

    /**
     * Checks what changed.
     *
     * @param verified what was found good before; grows
     * @param visible whether the caller must be able to read what is referred to: not what rules put there
     */
    void check(Batch batch, Set<Ref> verified, boolean visible) {
        Map<String, List<Use>> uses = new LinkedHashMap<>();
        for (PendingChange change : batch.open()) {
            for (FieldType field : batch.plan().references()) {
                collect(batch, change, field, verified, uses);
            }
        }
        reject(batch, uses, verified, visible);
    }

    /** Checks references that an action is given. */
    void checkArguments(
            Batch batch, PendingChange change, List<FieldType> parameters, List<@Nullable Object> arguments) {
        Map<String, List<Use>> uses = new LinkedHashMap<>();
        for (int i = 0; i < arguments.size(); i++) {
            for (Ref ref : Values.refs(arguments.get(i))) {
                if (!isCaller(batch.caller(), ref)) {
                    uses.computeIfAbsent(ref.entity(), entity -> new ArrayList<>())
                            .add(new Use(change, parameters.get(i), ref));
                }
            }
        }
        reject(batch, uses, new HashSet<>(), true);
    }

    /** Follows changes that were stored: what they do not refer to any more. */
    void follow(EntityPlan plan, List<PendingChange> changes) {
        files.release(plan, changes);
    }

    private void reject(Batch batch, Map<String, List<Use>> uses, Set<Ref> verified, boolean visible) {
        List<Use> ofFiles = uses.remove(StoredFile.ENTITY);
        if (ofFiles != null) {
            files.check(ofFiles, verified, visible);
        }
        uses.forEach((entity, several) -> {
            Set<UUID> good = good(batch, entity, several, visible);
            for (Use use : several) {
                UUID id = use.ref().id();
                if (good.contains(id)) {
                    verified.add(use.ref());
                } else {
                    use.change().reject(use.field().name(), StandardError.INVALID_REFERENCE, id.toString());
                }
            }
        });
    }

    private static void collect(
            Batch batch, PendingChange change, FieldType field, Set<Ref> verified, Map<String, List<Use>> uses) {
        Object value = change.value(field);
        if (value == null || !change.changed(field)) {
            return;
        }
        Collection<Ref> before = Values.refs(change.before(field.name()));
        for (Ref ref : Values.refs(value)) {
            if (!before.contains(ref) && !verified.contains(ref) && !isCaller(batch.caller(), ref)) {
                uses.computeIfAbsent(ref.entity(), entity -> new ArrayList<>()).add(new Use(change, field, ref));
            }
        }
    }

    /** The caller himself and his teams need no query. */
    private static boolean isCaller(Caller caller, Ref ref) {
        return (ref.entity().equals(Defaults.USER) && ref.id().equals(caller.user()))
                || (ref.entity().equals(Defaults.TEAM) && caller.teams().contains(ref.id()));
    }

    private Set<UUID> good(Batch batch, String entity, List<Use> uses, boolean visible) {
        Optional<EntityType> type = batch.metadata().known(entity).filter(batch.metadata()::available);
        if (type.isEmpty()) {
            return Set.of();
        }
        Set<UUID> ids = new HashSet<>();
        uses.forEach(use -> ids.add(use.ref().id()));
        Set<UUID> good = created(batch, entity, ids);
        ids.removeAll(good);
        boolean all = !visible || batch.caller().rights().access(entity, Authorisation.READ) == Access.ALL;
        for (RowHead row : heads.of(type.get(), ids)) {
            if (row.deletedAt() == null
                    && (all || Reach.covers(batch.caller(), type.get(), Authorisation.READ, row.owner(), row.team()))) {
                good.add(row.id());
            }
        }
        return good;
    }

    /** New records may refer to each other. */
    private static Set<UUID> created(Batch batch, String entity, Set<UUID> ids) {
        Set<UUID> created = new HashSet<>();
        if (entity.equals(batch.plan().name())) {
            for (PendingChange change : batch.open()) {
                if (change.kind() == Change.Kind.CREATE && ids.contains(change.id())) {
                    created.add(change.id());
                }
            }
        }
        return created;
    }

    /** Rejects parents that lead back to the record itself, through what is stored and what this batch changes. */
    void checkHierarchies(Batch batch) {
        for (FieldType field : batch.plan().hierarchies()) {
            List<PendingChange> moved = batch.open().stream()
                    .filter(change -> change.changed(field) && change.value(field) != null)
                    .toList();
            if (!moved.isEmpty()) {
                new Climb(batch, field).check(moved);
            }
        }
    }

    /** Climbs from many records at once, a level in each query. */
    private final class Climb {
        private static final int HIGHEST = 100;

        private final Batch batch;
        private final FieldType field;
        private final Map<UUID, Optional<UUID>> parents = new HashMap<>();

        Climb(Batch batch, FieldType field) {
            this.batch = batch;
            this.field = field;
        }

        void check(List<PendingChange> moved) {
            for (PendingChange change : batch.open()) {
                parents.put(change.id(), Optional.ofNullable(change.idIn(field.name())));
            }
            Map<PendingChange, UUID> climbers = new LinkedHashMap<>();
            moved.forEach(change -> climbers.put(change, change.id()));
            for (int level = 0; level < HIGHEST && !climbers.isEmpty(); level++) {
                load(climbers.values());
                climbers.replaceAll((change, at) -> parent(at));
                climbers.entrySet().removeIf(climber -> arrived(climber.getKey(), climber.getValue()));
            }
            climbers.keySet().forEach(change -> change.reject(field.name(), StandardError.CYCLE));
        }

        private boolean arrived(PendingChange change, @Nullable UUID at) {
            if (change.id().equals(at)) {
                change.reject(field.name(), StandardError.CYCLE);
                return true;
            }
            return TOP.equals(at);
        }

        private UUID parent(UUID of) {
            return parents.getOrDefault(of, Optional.empty()).orElse(TOP);
        }

        private void load(Collection<UUID> ids) {
            Set<UUID> unknown = new HashSet<>(ids);
            unknown.removeAll(parents.keySet());
            unknown.forEach(id -> parents.put(id, Optional.empty()));
            heads.references(batch.plan().type(), field, unknown)
                    .forEach((id, parent) -> parents.put(id, Optional.of(parent)));
        }
    }
}
