package org.kartera.records.internal.pipeline;

import java.time.Clock;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.kartera.events.Feed;
import org.kartera.persistence.Database;
import org.kartera.persistence.UnitOfWork;
import org.kartera.platform.Callers;
import org.kartera.platform.Installation;
import org.kartera.records.OwnerTeams;
import org.kartera.records.RecordFiles;
import org.kartera.records.internal.computed.Calculator;
import org.kartera.records.internal.computed.ComputationCache;
import org.kartera.records.internal.organisation.RateBook;
import org.kartera.records.internal.pipeline.bind.FieldBinder;
import org.kartera.records.metadata.EntityType;
import org.kartera.records.metadata.MetadataSource;
import org.kartera.records.module.ModuleLeases;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** The services that the write side stands on, and the steps made of them. */
@Component(service = PipelineServices.class)
public final class PipelineServices {
    private final MetadataSource metadata;
    private final UnitOfWork unitOfWork;
    private final Database database;
    private final Callers callers;
    private final Feed feed;
    private final Installation installation;
    private final RuleRegistry rules;
    private final ModuleLeases leases;
    private final Clock clock;
    private final AtomicReference<@Nullable OwnerTeams> ownerTeams = new AtomicReference<>();
    private final AtomicReference<@Nullable RecordFiles> files = new AtomicReference<>();

    @Activate
    public PipelineServices(
            @Reference MetadataSource metadata,
            @Reference UnitOfWork unitOfWork,
            @Reference Database database,
            @Reference Callers callers,
            @Reference Feed feed,
            @Reference Installation installation,
            @Reference RuleRegistry rules,
            @Reference ModuleLeases leases) {
        this.metadata = metadata;
        this.unitOfWork = unitOfWork;
        this.database = database;
        this.callers = callers;
        this.feed = feed;
        this.installation = installation;
        this.rules = rules;
        this.leases = leases;
        this.clock = Clock.systemUTC();
    }

    /** Sets who knows the teams of owners. */
    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    public void setOwnerTeams(OwnerTeams teams) {
        ownerTeams.set(teams);
    }

    /** Takes it away again. */
    public void unsetOwnerTeams(OwnerTeams teams) {
        ownerTeams.compareAndSet(teams, null);
    }

    /** Sets who knows the files that records refer to. */
    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    public void setFiles(RecordFiles known) {
        files.set(known);
    }

    /** Takes it away again. */
    public void unsetFiles(RecordFiles known) {
        files.compareAndSet(known, null);
    }

    /** Takes part in the module of {@code type}; 503 {@code module-disabled} where it is being taken away. */
    ModuleLeases.Lease enter(EntityType type) {
        return leases.enter(type.module());
    }

    MetadataSource metadata() {
        return metadata;
    }

    UnitOfWork unitOfWork() {
        return unitOfWork;
    }

    Callers callers() {
        return callers;
    }

    Clock clock() {
        return clock;
    }

    RefusedAccess refusedAccess() {
        return new RefusedAccess(unitOfWork, feed);
    }

    Steps steps(EntityPlans plans) {
        Sql sql = new Sql(unitOfWork, database.dialect());
        ComputationCache computations = new ComputationCache();
        RecordStore store = new RecordStore(unitOfWork);
        RowHeads heads = new RowHeads(sql);
        return new Steps(
                plans,
                new Authorisation(refusedAccess()),
                new Loading(store),
                store,
                new Binding(new FieldBinder(installation::region), new DefaultValues(installation::zone)),
                new Defaults(ownerTeams::get),
                new RecordCopies(),
                new ReferenceChecks(heads, new FileChecks(files::get)),
                new UniqueChecks(sql),
                new Rules(rules),
                new Numbering(sql, installation::zone, new NumberBlocks(unitOfWork, database)),
                new ValueRows(sql),
                new Follow(sql, computations, metadata::current),
                new Computer(new Calculator(sql, installation::zone), computations),
                new CompanyAmounts(
                        new RateBook(unitOfWork, database.dialect(), installation::currency), installation::zone),
                new FeedEntries(feed),
                heads,
                sql);
    }
}
