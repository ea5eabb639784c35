package org.kartera.records.internal.pipeline;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.kartera.persistence.UnitOfWork;
import org.kartera.platform.CrmException;
import org.kartera.platform.record.Change;
import org.kartera.platform.record.CrmRecord;
import org.kartera.records.Mutation;
import org.kartera.records.Outcome;
import org.kartera.records.Reach;
import org.kartera.records.metadata.EntityType;
import org.kartera.records.metadata.Metadata;
import org.kartera.records.module.ModuleLeases;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The write side: takes every change of every record through the steps, in units of work. For any thread. */
@Component(service = WritePipeline.class)
public final class WritePipeline {
    private final PipelineServices services;
    private final UnitOfWork unitOfWork;
    private final Nesting nesting = new Nesting();
    private final Attempts attempts;
    private final EntityPlans plans = new EntityPlans();
    private final Saving saving;
    private final Removal removal;
    private final Restoration restoration;
    private final Purge purge;
    private final Steps steps;

    @Activate
    public WritePipeline(@Reference PipelineServices services) {
        this.services = services;
        this.unitOfWork = services.unitOfWork();
        this.attempts = new Attempts(unitOfWork);
        this.steps = services.steps(plans);
        InboundReferences inbound = new InboundReferences(steps.sql());
        RowWrites rows = new RowWrites(steps.sql(), steps.values(), steps.follow(), steps.feed());
        this.saving = new Saving(steps);
        this.removal = new Removal(steps, inbound, rows);
        this.restoration = new Restoration(steps, rows);
        this.purge = new Purge(steps, inbound, rows);
    }

    /** See {@link org.kartera.records.RecordGateway#write}. */
    public List<Outcome> write(String entity, List<? extends Mutation> mutations, boolean atomic) {
        if (mutations.isEmpty()) {
            return List.of();
        }
        return inside(entity, (metadata, type) -> {
            checkAll(metadata, type, mutations.get(0));
            Function<List<? extends Mutation>, List<Outcome>> unit = part -> rounds(metadata, type, part, atomic);
            return atomic ? attempts.whole(mutations, unit) : attempts.parts(mutations, unit);
        });
    }

    /** What would refuse each of the mutations alike is thrown, once. */
    private void checkAll(Metadata metadata, EntityType type, Mutation first) {
        if (first instanceof Mutation.Create) {
            steps.authorisation()
                    .mayCreate(plans.of(metadata, type), services.callers().current());
        } else if (first instanceof Mutation.Act act) {
            type.action(act.action());
        }
    }

    /** Stores new objects of one type; all or nothing. */
    public void create(String entity, List<? extends CrmRecord> records) {
        objects(entity, records, true, batch -> saving.create(batch, records));
    }

    /** Stores changed objects of one type; all or nothing. */
    public void update(String entity, List<? extends CrmRecord> records) {
        objects(entity, records, false, batch -> saving.update(batch, records));
    }

    private void objects(String entity, List<? extends CrmRecord> records, boolean isNew, Consumer<Batch> work) {
        if (records.isEmpty()) {
            return;
        }
        inside(entity, (metadata, type) -> {
            EntityPlan plan = plans.of(metadata, type);
            if (isNew) {
                steps.authorisation().mayCreate(plan, services.callers().current());
            }
            // A unit of work that is run again begins with the objects as they were given.
            Runnable given = steps.objects().remember(plan, records);
            return attempts.whole(records, all -> {
                given.run();
                work.accept(begin(metadata, plan, true));
                return all;
            });
        });
    }

    @FunctionalInterface
    private interface Inside<R> {
        R run(Metadata metadata, EntityType type);
    }

    private <R> R inside(String entity, Inside<R> work) {
        EntityType asked = nesting.metadata()
                .orElseGet(() -> services.metadata().current())
                .entity(entity);
        try (ModuleLeases.Lease lease = services.enter(asked)) {
            // Where the record type was about to change, it has while this waited.
            Metadata metadata = nesting.metadata().orElseGet(this::current);
            EntityType type = metadata.entity(entity);
            try (Nesting.Level level = nesting.enter(metadata, entity)) {
                return work.run(metadata, type);
            }
        }
    }

    private Metadata current() {
        Metadata current = services.metadata().current();
        if (unitOfWork.active()) {
            nesting.pin(current);
            unitOfWork.afterCompletion(nesting::unpin);
        }
        return current;
    }

    private Batch begin(Metadata metadata, EntityPlan plan, boolean atomic) {
        Instant now = services.clock().instant().truncatedTo(ChronoUnit.MICROS);
        return Batch.of(plan, metadata, services.callers().current(), now, atomic);
    }

    /** Does mutations of one kind; several of one record follow each other. */
    private List<Outcome> rounds(
            Metadata metadata, EntityType type, List<? extends Mutation> mutations, boolean atomic) {
        List<Map<Integer, Mutation>> rounds = new ArrayList<>();
        Map<UUID, Integer> seen = new HashMap<>();
        for (int position = 0; position < mutations.size(); position++) {
            Mutation mutation = mutations.get(position);
            UUID id = idOf(mutation);
            int round = id == null ? 0 : seen.merge(id, 1, Integer::sum) - 1;
            while (rounds.size() <= round) {
                rounds.add(new LinkedHashMap<>());
            }
            rounds.get(round).put(position, mutation);
        }
        Outcome[] outcomes = new Outcome[mutations.size()];
        for (Map<Integer, Mutation> round : rounds) {
            Batch batch = begin(metadata, plans.of(metadata, type), atomic);
            run(batch, round);
            settle(batch, outcomes);
        }
        return List.of(outcomes);
    }

    private static @Nullable UUID idOf(Mutation mutation) {
        if (mutation instanceof Mutation.Update update) {
            return update.id();
        } else if (mutation instanceof Mutation.Act act) {
            return act.id();
        } else if (mutation instanceof Mutation.Delete delete) {
            return delete.id();
        } else if (mutation instanceof Mutation.Restore restore) {
            return restore.id();
        }
        return mutation instanceof Mutation.Purge purge ? purge.id() : null;
    }

    private void run(Batch batch, Map<Integer, Mutation> mutations) {
        Mutation first = mutations.values().iterator().next();
        if (first instanceof Mutation.Create) {
            saving.create(batch, all(mutations, Mutation.Create.class));
        } else if (first instanceof Mutation.Update) {
            saving.update(batch, all(mutations, Mutation.Update.class));
        } else if (first instanceof Mutation.Act act) {
            saving.act(batch, act.action(), all(mutations, Mutation.Act.class));
        } else {
            bin(batch, first, mutations);
        }
    }

    private void bin(Batch batch, Mutation first, Map<Integer, Mutation> mutations) {
        all(mutations, first.getClass());
        Map<Integer, UUID> ids = new LinkedHashMap<>();
        mutations.forEach((position, mutation) -> ids.put(position, Objects.requireNonNull(idOf(mutation))));
        Change.Kind kind = first instanceof Mutation.Delete
                ? Change.Kind.DELETE
                : first instanceof Mutation.Restore ? Change.Kind.RESTORE : Change.Kind.PURGE;
        steps.loading().load(batch, kind, null, ids);
        steps.authorisation().changes(batch, Authorisation.DELETE);
        switch (kind) {
            case DELETE -> {
                Loading.checkLive(batch);
                Loading.checkVersions(
                        batch,
                        position ->
                                mutations.get(position) instanceof Mutation.Delete delete ? delete.version() : null);
                removal.delete(batch);
            }
            case RESTORE -> restoration.restore(batch);
            default -> purge.purge(batch);
        }
    }

    private static <M extends Mutation> Map<Integer, M> all(Map<Integer, Mutation> mutations, Class<M> kind) {
        Map<Integer, M> typed = new LinkedHashMap<>();
        mutations.forEach((position, mutation) -> {
            if (!kind.isInstance(mutation)) {
                throw new IllegalArgumentException("mutations of several kinds in one batch");
            }
            typed.put(position, kind.cast(mutation));
        });
        return typed;
    }

    private static void settle(Batch batch, Outcome[] outcomes) {
        batch.missing().forEach((position, reason) -> outcomes[position] = new Outcome.Refused(reason));
        for (PendingChange change : batch.changes()) {
            CrmException refusal = change.refusal();
            outcomes[change.position()] = refusal == null
                    ? new Outcome.Done(change.id(), change.record().version(), change.written())
                    : new Outcome.Refused(refusal);
        }
    }

    /** See {@link org.kartera.records.RecordGateway#references}. */
    Map<String, Long> references(String entity, UUID id) {
        Metadata metadata = services.metadata().current();
        return unitOfWork.read(() -> new InboundReferences(steps.sql()).counts(metadata, entity, id));
    }

    /** Objects of the records in use of {@code ids} which the caller may read, by id. */
    Map<UUID, CrmRecord> find(String entity, List<UUID> ids) {
        return inside(entity, (metadata, type) -> {
            Map<UUID, CrmRecord> found = unitOfWork.read(() -> steps.store().find(plans.of(metadata, type), ids));
            found.values().removeIf(record -> !readable(type, record));
            return found;
        });
    }

    private boolean readable(EntityType type, CrmRecord record) {
        UUID owner = record.owner() == null ? null : record.owner().id();
        UUID team = record.team() == null ? null : record.team().id();
        return record.deletedAt() == null
                && Reach.covers(services.callers().current(), type, Authorisation.READ, owner, team);
    }

    /** For what was refused outside the steps. */
    RefusedAccess refusedAccess() {
        return services.refusedAccess();
    }
}
