package org.kartera.records.internal.computed;

import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.kartera.events.Feed;
import org.kartera.events.StoredEntry;
import org.kartera.persistence.UnitOfWork;
import org.kartera.platform.Caller;
import org.kartera.platform.Callers;
import org.kartera.platform.Installation;
import org.kartera.platform.job.Jobs;
import org.kartera.records.formula.Formulas;
import org.kartera.records.internal.computed.CompanyAmountState.Known;
import org.kartera.records.internal.organisation.RateBook;
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
 * Asks for amounts to be converted where they were converted for other rates, another currency of the company, or other fields: when one of these changes, and after
 * a start, so that none is forgotten whatever happened in between.
 */
@Component(service = CompanyAmountWatch.class, immediate = true)
public final class CompanyAmountWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CompanyAmountWatch.class);
    private static final Set<String> KINDS = Set.of("rates-changed", "settings-changed");

    private final Recalculation recalculation;
    private final Installation installation;
    private final Callers callers;
    private final UnitOfWork unit;
    private final RateBook book;
    private final CompanyAmountState states;
    private final AutoCloseable metadataWatch;
    private final AutoCloseable feedWatch;
    private final AtomicReference<@Nullable Jobs> jobs = new AtomicReference<>();
    private final Set<String> asked = ConcurrentHashMap.newKeySet();

    @Activate
    public CompanyAmountWatch(
            @Reference Recalculation recalculation,
            @Reference MetadataSource metadata,
            @Reference Installation installation,
            @Reference Feed feed,
            @Reference Callers callers) {
        this.recalculation = recalculation;
        this.installation = installation;
        this.callers = callers;
        this.unit = recalculation.unitOfWork();
        this.book = recalculation.amounts().book();
        this.states = new CompanyAmountState(recalculation.sql());
        this.metadataWatch = metadata.watch(this::look);
        this.feedWatch = feed.watch(this::appended);
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

    private void appended(List<StoredEntry> entries) {
        if (entries.stream().anyMatch(entry -> KINDS.contains(entry.kind()))) {
            look(recalculation.metadata());
        }
    }

    private void look(Metadata metadata) {
        Jobs engine = jobs.get();
        if (engine == null) {
            return;
        }
        try {
            adopt(installation.currency());
            long changes = unit.read(book::changes);
            metadata.entities().values().stream()
                    .filter(type -> !type.companyAmounts().isEmpty() && metadata.available(type))
                    .forEach(type -> look(type, changes, engine));
        } catch (RuntimeException e) {
            LOG.error("Amounts stored before are not converted to the company's currency", e);
        }
    }

    /** Says to all nodes in which currency amounts are stored from now on. */
    private void adopt(Currency currency) {
        if (unit.read(book::currency).filter(currency::equals).isEmpty()) {
            unit.call(() -> {
                Optional<Currency> known = book.currency();
                if (known.filter(currency::equals).isEmpty()) {
                    book.companyCurrency(currency);
                }
                return currency;
            });
        }
    }

    private void look(EntityType type, long changes, Jobs engine) {
        Known wanted = new Known(changes, CompanyAmountState.fields(type));
        boolean done = unit.read(() -> states.known(type))
                .filter(known -> known.covers(wanted))
                .isPresent();
        String payload = CompanyAmountJob.payload(type, wanted);
        if (!done && asked.add(payload)) {
            callers.run(Caller.system(Formulas.COMPUTED), () -> engine.submit(CompanyAmountJob.NAME, payload));
        }
    }

    /** Watches no longer. */
    @Deactivate
    @Override
    public void close() throws Exception {
        metadataWatch.close();
        feedWatch.close();
    }
}
