package org.kartera.testkit;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.kartera.events.Feed;
import org.kartera.events.internal.CommitFeed;
import org.kartera.events.internal.FollowFeed;
import org.kartera.jobs.internal.JobEngine;
import org.kartera.persistence.Dialect;
import org.kartera.persistence.testing.Databases;
import org.kartera.persistence.testing.SpanishInstallation;
import org.kartera.persistence.testing.TestDatabase;
import org.kartera.platform.Caller;
import org.kartera.platform.Callers;
import org.kartera.platform.Installation;
import org.kartera.platform.Messages;
import org.kartera.platform.Work;
import org.kartera.platform.job.Jobs;
import org.kartera.platform.record.Records;
import org.kartera.records.RecordGateway;
import org.kartera.records.custom.Customisation;
import org.kartera.records.internal.custom.CustomCatalogue;
import org.kartera.records.internal.custom.StoredCustomisation;
import org.kartera.records.internal.installation.Catalogues;
import org.kartera.records.internal.installation.ThreadCallers;
import org.kartera.records.internal.metadata.MetadataRegistry;
import org.kartera.records.internal.module.Gates;
import org.kartera.records.internal.module.ModuleHost;
import org.kartera.records.internal.module.ModuleInstaller;
import org.kartera.records.internal.module.ModuleStore;
import org.kartera.records.internal.module.ModuleTables;
import org.kartera.records.internal.pipeline.PipelineGateway;
import org.kartera.records.internal.pipeline.PipelineRecords;
import org.kartera.records.internal.pipeline.PipelineServices;
import org.kartera.records.internal.pipeline.RuleRegistry;
import org.kartera.records.internal.pipeline.WritePipeline;
import org.kartera.records.internal.query.RecordQueries;
import org.kartera.records.metadata.Metadata;
import org.kartera.records.module.ModuleInfo;
import org.kartera.records.module.ModuleState;
import org.kartera.records.module.Modules;
import org.kartera.transfer.Exports;
import org.kartera.transfer.Imports;
import org.kartera.transfer.internal.ExportService;
import org.kartera.transfer.internal.ImportJob;
import org.kartera.transfer.internal.ImportKernel;
import org.kartera.transfer.internal.ImportService;

/**
 * A whole kernel on an empty database of its own, put together as OSGi would, in a Spanish installation that speaks English and counts in euros. The
 * modules on the class path are enabled with their rules, actions, listeners, jobs, services and grants. To be closed.
 */
public final class TestKernel implements AutoCloseable {
    private final TestDatabase database;
    private final MetadataRegistry metadata = new MetadataRegistry();
    private final ThreadCallers callers = new ThreadCallers();
    private final Catalogues messages = new Catalogues();
    private final Installation installation = new SpanishInstallation();
    private final CommitFeed feed;
    private final PipelineGateway gateway;
    private final Records records;
    private final JobEngine jobs;
    private final ImportService imports;
    private final Components components;
    private final ModuleHost modules;
    private final Accounts accounts;
    private final StoredCustomisation customisation;
    private final ExportService exports;

    private TestKernel(TestDatabase database) {
        this.database = database;
        this.feed = new CommitFeed(database.database(), database.unitOfWork(), database.migrations());
        ModuleStore store = new ModuleStore(database.unitOfWork(), database.migrations());
        RuleRegistry rules = new RuleRegistry();
        Gates gates = new Gates();
        PipelineServices services = new PipelineServices(
                metadata, database.unitOfWork(), database.database(), callers, feed, installation, rules, gates);
        WritePipeline pipeline = new WritePipeline(services);
        RecordQueries queries =
                new RecordQueries(metadata, database.unitOfWork(), database.database(), installation, messages);
        this.gateway = new PipelineGateway(pipeline, queries, feed, callers);
        this.records = new PipelineRecords(pipeline, queries, gateway, callers);
        this.jobs =
                new JobEngine(database.database(), database.unitOfWork(), database.migrations(), callers, "testkit");
        ImportKernel importKernel = new ImportKernel(
                gateway, metadata, database.unitOfWork(), callers, messages, installation, database.migrations());
        this.imports = new ImportService(importKernel, jobs);
        FollowFeed follow = new FollowFeed(feed, database.unitOfWork(), callers, jobs);
        this.components = new Components(
                Map.of(
                        Records.class, records,
                        Callers.class, callers,
                        Messages.class, messages,
                        Installation.class, installation,
                        Jobs.class, jobs),
                rules,
                metadata,
                follow,
                jobs);
        CustomCatalogue catalogue = new CustomCatalogue(database.unitOfWork(), database.migrations(), feed);
        this.modules = new ModuleHost(
                new ModuleTables(
                        database.database(),
                        database.migrations(),
                        database.indexes(),
                        database.units(),
                        database.tables()),
                metadata,
                gates,
                components,
                ModuleInstaller.none(),
                store,
                catalogue,
                feed,
                callers,
                Set.of(),
                Duration.ofMinutes(1));
        this.customisation = new StoredCustomisation(
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
        this.exports = new ExportService(gateway, records, metadata, callers, feed, messages);
        enabled(modules.mount(Accounts.content()));
        this.accounts = new Accounts(records, callers, database.unitOfWork(), feed, services, rules);
        jobs.addJob(follow);
        jobs.addJob(new ImportJob(importKernel));
        jobs.addPrincipals(accounts.principals());
        jobs.start();
    }

    /** With all modules on the class path. */
    public static TestKernel with(Dialect dialect) {
        TestKernel kernel = new TestKernel(Databases.open(dialect));
        try {
            BuiltModule.all().forEach(kernel::mount);
            return kernel;
        } catch (RuntimeException | Error e) {
            kernel.close();
            throw e;
        }
    }

    /** On Derby, in memory, with all modules on the class path. */
    public static TestKernel derby() {
        return with(Dialect.DERBY);
    }

    private void mount(BuiltModule module) {
        components.know(module);
        enabled(modules.mount(module.content()));
        accounts.grant(module);
    }

    private static void enabled(ModuleInfo module) {
        if (module.state() != ModuleState.ENABLED) {
            throw new AssertionError("the module " + module.name() + " is " + module.state() + ": " + module.reason());
        }
    }

    /** As the kernel, with every right. */
    public <T> T asSystem(Work<T> work) {
        return callers.as(Caller.system("test"), work);
    }

    /** As somebody, with the rights of this moment. */
    public <T> T as(UUID user, Work<T> work) {
        return callers.as(accounts.caller(user), work);
    }

    /** The user as a caller, with the rights of this moment. */
    public Caller caller(UUID user) {
        return accounts.caller(user);
    }

    /** Makes a team. */
    public UUID team(String name) {
        return accounts.team(name);
    }

    /** Makes a user in {@code team} with a standard role: {@code admin, manager, sales, service, readonly}. */
    public UUID user(String login, UUID team, String role) {
        return accounts.user(login, team, role);
    }

    /** The component or service {@code type} of an enabled module. */
    public <T> T component(Class<T> type) {
        return components
                .find(type)
                .orElseThrow(() -> new IllegalStateException("no enabled module has a component " + type.getName()));
    }

    /** Imports {@code csv}, as the current caller, and waits for its end; rows that were refused are an error that tells why. */
    public Imports.Status load(String entity, String csv, String options) {
        try {
            UUID id = imports.start(
                    entity, entity + ".csv", new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)), options);
            Imports.Status status = imports.status(id);
            while (status.state() == Jobs.State.WAITING || status.state() == Jobs.State.RUNNING) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
                status = imports.status(id);
            }
            if (status.state() != Jobs.State.DONE || status.failed() > 0) {
                StringWriter errors = new StringWriter();
                imports.errors(id, errors);
                throw new AssertionError(
                        "the import of " + entity + " is " + status.state() + " " + status.failure() + "\n" + errors);
            }
            return status;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Exports fields of all records, as the current caller, as importing takes them. */
    public String export(String entity, String... fields) {
        try {
            Path file =
                    exports.csv(new Exports.Request(entity, null, null, List.of(), List.of(fields), Locale.ENGLISH));
            String csv = Files.readString(file);
            Files.delete(file);
            return csv;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Fields that administrators add. */
    public Customisation customisation() {
        return customisation;
    }

    public Records records() {
        return records;
    }

    public RecordGateway gateway() {
        return gateway;
    }

    public Callers callers() {
        return callers;
    }

    public Messages messages() {
        return messages;
    }

    public Modules modules() {
        return modules;
    }

    public Feed feed() {
        return feed;
    }

    public Metadata metadata() {
        return metadata.current();
    }

    @Override
    public void close() {
        jobs.stop();
        try {
            customisation.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        modules.close();
        accounts.close();
        feed.close();
        database.close();
    }

    /** The kind of database. */
    @Override
    public String toString() {
        return database.database().dialect().name();
    }
}
