package org.kartera.records.internal.computed;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.Caller;
import org.kartera.platform.Callers;
import org.kartera.platform.job.Jobs;
import org.kartera.platform.job.Jobs.State;
import org.kartera.records.Administration;
import org.kartera.records.custom.Recalculations;
import org.kartera.records.formula.Formulas;
import org.kartera.records.metadata.EntityType;
import org.kartera.records.metadata.Metadata;
import org.kartera.records.metadata.MetadataSource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks for the rows of a record type to be computed where they were computed for other formulas: when the metadata changes, and after a start, so that none is
 * forgotten whatever happened in between.
 */
@Component(
        service = {Recalculations.class, RecalculationWatch.class},
        immediate = true)
public final class RecalculationWatch implements Recalculations, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RecalculationWatch.class);

    private final Recalculation recalculation;
    private final ComputedSignatures signatures;
    private final Callers callers;
    private final AutoCloseable watching;
    private final AtomicReference<@Nullable Jobs> jobs = new AtomicReference<>();
    private final Set<String> asked = ConcurrentHashMap.newKeySet();
    private final Map<String, UUID> runs = new ConcurrentHashMap<>();

    @Activate
    public RecalculationWatch(
            @Reference Recalculation recalculation, @Reference MetadataSource metadata, @Reference Callers callers) {
        this.recalculation = recalculation;
        this.signatures = new ComputedSignatures(recalculation.sql());
        this.callers = callers;
        this.watching = metadata.watch(this::look);
    }

    /** Sets who runs jobs. */
    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    public void setJobs(Jobs engine) {
        jobs.set(engine);
        look(recalculation.metadata());
    }

    /** Takes it away again. */
    public void unsetJobs(Jobs engine) {
        jobs.compareAndSet(engine, null);
    }

    private void look(Metadata metadata) {
        Jobs engine = jobs.get();
        if (engine == null) {
            return;
        }
        Computations computations = recalculation.computations();
        for (EntityType type : metadata.entities().values()) {
            try {
                look(type, computations.of(type), engine);
            } catch (RuntimeException e) {
                LOG.error("The formulas of {} are not computed for the records that there are", type.name(), e);
            }
        }
    }

    private void look(EntityType type, ComputedFields fields, Jobs engine) {
        if (!fields.computes()) {
            return;
        }
        String signature = ComputedSignatures.of(fields);
        boolean known = recalculation
                .unitOfWork()
                .read(() -> signatures.known(type))
                .filter(signature::equals)
                .isPresent();
        String payload = RecalculationJob.payload(type, signature);
        if (!known && asked.add(payload)) {
            submit(type, payload, engine);
        }
    }

    private void submit(EntityType type, String payload, Jobs engine) {
        callers.run(
                Caller.system(Formulas.COMPUTED),
                () -> runs.put(type.name(), engine.submit(RecalculationJob.NAME, payload)));
    }

    @Override
    public Optional<Jobs.Status> of(String entity) {
        Administration.demand(callers.current(), "update", entity);
        Jobs engine = jobs.get();
        UUID run = runs.get(entity);
        return engine == null || run == null
                ? Optional.empty()
                : engine.status(run)
                        .filter(status -> status.state() != State.DONE && status.state() != State.CANCELLED);
    }

    @Override
    public void again(String entity) {
        Administration.demand(callers.current(), "update", entity);
        EntityType type = recalculation.metadata().entity(entity);
        Jobs engine = jobs.get();
        if (engine != null) {
            String signature =
                    ComputedSignatures.of(recalculation.computations().of(type));
            submit(type, RecalculationJob.payload(type, signature), engine);
        }
    }

    /** Watches no longer. */
    @Deactivate
    @Override
    public void close() throws Exception {
        watching.close();
    }
}
