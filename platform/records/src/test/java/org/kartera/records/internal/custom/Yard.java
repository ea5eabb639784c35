package org.kartera.records.internal.custom;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kartera.events.internal.CommitFeed;
import org.kartera.persistence.Dialect;
import org.kartera.persistence.testing.Databases;
import org.kartera.persistence.testing.TestDatabase;
import org.kartera.platform.Caller;
import org.kartera.platform.CrmException;
import org.kartera.platform.record.Filter;
import org.kartera.platform.record.Group;
import org.kartera.platform.record.GroupQuery;
import org.kartera.platform.record.Query;
import org.kartera.platform.record.Row;
import org.kartera.records.Mutation;
import org.kartera.records.Outcome;
import org.kartera.records.custom.CustomEntity;
import org.kartera.records.custom.CustomField;
import org.kartera.records.custom.Origin;
import org.kartera.records.internal.installation.Catalogues;
import org.kartera.records.internal.installation.ConfiguredInstallation;
import org.kartera.records.internal.installation.ThreadCallers;
import org.kartera.records.internal.metadata.MetadataRegistry;
import org.kartera.records.internal.module.Gates;
import org.kartera.records.internal.module.ModuleContent;
import org.kartera.records.internal.module.ModuleHost;
import org.kartera.records.internal.module.ModuleInstaller;
import org.kartera.records.internal.module.ModulePublication;
import org.kartera.records.internal.module.ModuleStore;
import org.kartera.records.internal.module.ModuleTables;
import org.kartera.records.internal.pipeline.PipelineGateway;
import org.kartera.records.internal.pipeline.PipelineServices;
import org.kartera.records.internal.pipeline.RuleRegistry;
import org.kartera.records.internal.pipeline.WritePipeline;
import org.kartera.records.internal.query.FilterParser;
import org.kartera.records.internal.query.RecordQueries;
import org.kartera.records.testing.TestModule;

/** A node with the module {@code yard} and all that administrators may do to it. To be closed. */
final class Yard implements AutoCloseable {
    static final String MACHINE = "yard.machine";
    static final Caller ADMIN = Caller.system("admin");

    private final TestDatabase database;
    final MetadataRegistry metadata = new MetadataRegistry();
    final ThreadCallers callers = new ThreadCallers();
    final CommitFeed feed;
    final CustomCatalogue catalogue;
    final ModuleHost modules;
    final StoredCustomisation customisation;
    final StoredEntities entities;
    final StoredOverlays overlays;
    final ModuleTexts texts = new ModuleTexts();
    final PipelineGateway gateway;
    final ShelfOfFiles files = new ShelfOfFiles();

    Yard(TestDatabase database, Path folder, Class<?> machine, Class<?>... others) {
        this.database = database;
        feed = new CommitFeed(database.database(), database.unitOfWork(), database.migrations());
        catalogue = new CustomCatalogue(database.unitOfWork(), database.migrations(), feed);
        ConfiguredInstallation installation = new ConfiguredInstallation(Map.of(), "en", "ES", "EUR", "Europe/Madrid");
        Gates gates = new Gates();
        modules = new ModuleHost(
                new ModuleTables(
                        database.database(),
                        database.migrations(),
                        database.indexes(),
                        database.units(),
                        database.tables()),
                metadata,
                gates,
                ModulePublication.none(),
                ModuleInstaller.none(),
                new ModuleStore(database.unitOfWork(), database.migrations()),
                catalogue,
                feed,
                callers,
                Set.of(),
                Duration.ofMinutes(1));
        customisation = new StoredCustomisation(
                catalogue,
                modules,
                metadata,
                database.database(),
                database.unitOfWork(),
                database.indexes(),
                database.tables(),
                feed,
                installation,
                callers);
        entities = new StoredEntities(
                catalogue, modules, metadata, database.unitOfWork(), database.tables(), feed, installation, callers);
        overlays = new StoredOverlays(
                catalogue, modules, metadata, database.unitOfWork(), feed, installation, texts, callers);
        PipelineServices services = new PipelineServices(
                metadata,
                database.unitOfWork(),
                database.database(),
                callers,
                feed,
                installation,
                new RuleRegistry(),
                gates);
        RecordQueries queries =
                new RecordQueries(metadata, database.unitOfWork(), database.database(), installation, new Catalogues());
        services.setFiles(files);
        queries.setFiles(files);
        gateway = new PipelineGateway(new WritePipeline(services), queries, feed, callers);
        // The change log is that of the first version, whichever class comes with it.
        ClassLoader files = TestModule.of("yard", folder.resolve("yard"), and(Machine.class, others))
                .loader();
        modules.mount(new ModuleContent("yard", "1.0.0", List.of(and(machine, others)), List.of(), files));
    }

    private static Class<?>[] and(Class<?> machine, Class<?>... others) {
        return Stream.concat(Stream.of(machine), Stream.of(others)).toArray(Class<?>[]::new);
    }

    /** Over a new database. */
    static Yard open(Dialect dialect, Path folder) {
        return new Yard(Databases.open(dialect), folder, Machine.class);
    }

    TestDatabase database() {
        return database;
    }

    CustomEntity define(@Nullable Object... properties) {
        return asAdmin(() -> entities.define(map(properties), Origin.ADMIN));
    }

    UUID create(String entity, Map<String, @Nullable Object> values) {
        return done(asAdmin(() -> gateway.write(entity, List.of(new Mutation.Create(values)), false)
                        .get(0)))
                .id();
    }

    <T> T asAdmin(Supplier<T> work) {
        return callers.as(ADMIN, work::get);
    }

    CustomField add(@Nullable Object... properties) {
        return asAdmin(() -> customisation.add(MACHINE, map(properties), Origin.ADMIN));
    }

    CustomField change(String field, @Nullable Object... properties) {
        return asAdmin(() -> customisation.change(MACHINE, field, null, map(properties)));
    }

    UUID create(@Nullable Object... values) {
        return done(write(new Mutation.Create(map(values)))).id();
    }

    Outcome.Done update(UUID id, @Nullable Object... values) {
        return done(write(new Mutation.Update(id, null, map(values))));
    }

    Outcome write(Mutation mutation) {
        return asAdmin(() -> gateway.write(MACHINE, List.of(mutation), false).get(0));
    }

    static Outcome.Done done(Outcome outcome) {
        if (outcome instanceof Outcome.Refused refused) {
            throw refused.reason();
        }
        return (Outcome.Done) outcome;
    }

    static CrmException refused(Outcome outcome) {
        if (outcome instanceof Outcome.Refused refused) {
            return refused.reason();
        }
        throw new AssertionError("was done: " + outcome);
    }

    @Nullable
    Object value(UUID id, String field) {
        return row(id).value(field);
    }

    Row row(UUID id) {
        return asAdmin(() -> gateway.read(MACHINE, id, List.of(), List.of()));
    }

    /** Names of the machines that a filter finds, in the order of {@code sort}. */
    List<Object> names(String filter, String... sort) {
        Filter parsed = new FilterParser().parse(filter);
        Query query = Query.of(MACHINE).where(parsed).sort(sort);
        return asAdmin(() -> gateway.query(query).items().stream()
                .map(row -> Objects.requireNonNull(row.value("name")))
                .toList());
    }

    /** Waits until {@code reached}, for what another thread does. */
    static void await(BooleanSupplier reached) {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!reached.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("has not happened within 20 s");
            }
            Thread.onSpinWait();
        }
    }

    static Map<String, @Nullable Object> map(@Nullable Object... values) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        for (int i = 0; i < values.length; i += 2) {
            map.put(String.valueOf(values[i]), values[i + 1]);
        }
        return map;
    }

    /** Ends the node; the database stays. */
    void stop() {
        try {
            customisation.close();
            entities.close();
            overlays.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        modules.close();
        feed.close();
    }

    @Override
    public void close() {
        stop();
        database.close();
    }

    List<Group> groups(String by) {
        GroupQuery query = new GroupQuery(MACHINE, Filter.all(), List.of(by), List.of());
        return asAdmin(() -> gateway.groups(query));
    }
}
