package org.kartera.rest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kartera.events.internal.CommitFeed;
import org.kartera.events.internal.EntryTrail;
import org.kartera.jobs.internal.JobEngine;
import org.kartera.persistence.Dialect;
import org.kartera.persistence.OwnFiles;
import org.kartera.persistence.testing.Databases;
import org.kartera.persistence.testing.TestDatabase;
import org.kartera.records.internal.computed.Recalculation;
import org.kartera.records.internal.computed.RecalculationWatch;
import org.kartera.records.internal.computed.StoredPreviews;
import org.kartera.records.internal.custom.CustomCatalogue;
import org.kartera.records.internal.custom.StoredCustomisation;
import org.kartera.records.internal.custom.StoredEntities;
import org.kartera.records.internal.custom.StoredOverlays;
import org.kartera.records.internal.installation.Catalogues;
import org.kartera.records.internal.installation.ConfiguredInstallation;
import org.kartera.records.internal.installation.StoredInstallation;
import org.kartera.records.internal.installation.ThreadCallers;
import org.kartera.records.internal.mapping.ChangeLogText;
import org.kartera.records.internal.mapping.TableShape;
import org.kartera.records.internal.metadata.MetadataRegistry;
import org.kartera.records.internal.metadata.RecordReader;
import org.kartera.records.internal.module.Gates;
import org.kartera.records.internal.module.ModuleContent;
import org.kartera.records.internal.module.ModuleHost;
import org.kartera.records.internal.module.ModuleInstaller;
import org.kartera.records.internal.module.ModulePublication;
import org.kartera.records.internal.module.ModuleStore;
import org.kartera.records.internal.module.ModuleTables;
import org.kartera.records.internal.note.RecordNotes;
import org.kartera.records.internal.organisation.CompanyCurrencies;
import org.kartera.records.internal.organisation.StoredCalendars;
import org.kartera.records.internal.organisation.StoredRates;
import org.kartera.records.internal.pipeline.PipelineGateway;
import org.kartera.records.internal.pipeline.PipelineRecords;
import org.kartera.records.internal.pipeline.PipelineServices;
import org.kartera.records.internal.pipeline.RuleRegistry;
import org.kartera.records.internal.pipeline.WritePipeline;
import org.kartera.records.internal.query.RecordQueries;
import org.kartera.records.metadata.EntityType;

/** A kernel with one module, {@code harbour}, put together as OSGi would. */
final class Kernel implements AutoCloseable {
    final TestDatabase database;
    final MetadataRegistry metadata = new MetadataRegistry();
    final ThreadCallers callers = new ThreadCallers();
    final Catalogues messages = new Catalogues();
    final StoredInstallation installation;
    final StoredRates rates;
    final CompanyCurrencies currencies;
    final StoredCalendars calendars;
    final CommitFeed feed;
    final EntryTrail trail;
    final PipelineGateway gateway;
    final PipelineRecords records;
    final JobEngine jobs;
    final RecordNotes notes;
    final ModuleHost modules;
    final StoredCustomisation customisation;
    final StoredOverlays overlays;
    final StoredPreviews previews;
    final RecalculationWatch recalculations;
    final StoredEntities entities;
    private final CustomCatalogue catalogue;
    final FileFolder files;
    private final Map<String, EntityType> types;

    Kernel(Dialect dialect, Path folder) {
        database = Databases.open(dialect);
        database.migrations().run("records", OwnFiles.of(MetadataRegistry.class));
        feed = new CommitFeed(database.database(), database.unitOfWork(), database.migrations());
        trail = new EntryTrail(feed, database.database(), database.unitOfWork());
        installation = new StoredInstallation(
                new ConfiguredInstallation(Map.of(), "en", "ES", "EUR", "Europe/Madrid"),
                database.unitOfWork(),
                database.migrations(),
                feed,
                callers);
        rates = new StoredRates(database.unitOfWork(), database.migrations(), feed, installation);
        currencies =
                new CompanyCurrencies(rates, installation, database.unitOfWork(), database.database(), feed, callers);
        calendars = new StoredCalendars(database.unitOfWork(), database.migrations(), feed, callers, installation);
        catalogue = new CustomCatalogue(database.unitOfWork(), database.migrations(), feed);
        modules = new ModuleHost(
                new ModuleTables(
                        database.database(),
                        database.migrations(),
                        database.indexes(),
                        database.units(),
                        database.tables()),
                metadata,
                new Gates(),
                ModulePublication.none(),
                ModuleInstaller.none(),
                new ModuleStore(database.unitOfWork(), database.migrations()),
                catalogue,
                feed,
                callers,
                Set.of(),
                Duration.ofMinutes(1));
        modules.mount(content(folder));
        types = metadata.current().entities();
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
                catalogue, modules, metadata, database.unitOfWork(), feed, installation, messages, callers);
        PipelineServices services = new PipelineServices(
                metadata,
                database.unitOfWork(),
                database.database(),
                callers,
                feed,
                installation,
                new RuleRegistry(),
                module -> () -> {});
        WritePipeline pipeline = new WritePipeline(services);
        RecordQueries queries =
                new RecordQueries(metadata, database.unitOfWork(), database.database(), installation, messages);
        gateway = new PipelineGateway(pipeline, queries, feed, callers);
        Recalculation recalculation =
                new Recalculation(metadata, database.unitOfWork(), database.database(), feed, installation, queries);
        previews = new StoredPreviews(recalculation, callers);
        records = new PipelineRecords(pipeline, queries, gateway, callers);
        files = new FileFolder(this, folder);
        services.setFiles(files.stored);
        queries.setFiles(files.stored);
        jobs = new JobEngine(database.database(), database.unitOfWork(), database.migrations(), callers, "harbour");
        recalculations = new RecalculationWatch(recalculation, metadata, callers);
        recalculations.setJobs(jobs);
        notes = new RecordNotes(gateway, metadata, database.unitOfWork(), feed, callers);
    }

    private static ModuleContent content(Path folder) {
        List<EntityType> read = new RecordReader().records("harbour", List.of(Boat.class));
        String changeLog =
                ChangeLogText.changeLog(read.stream().map(TableShape::of).toList());
        return new ModuleContent(
                "harbour", "1.0.0", List.of(Boat.class), List.of(), new FolderLoader(folder, changeLog));
    }

    /** Switches the module off, as far as requests can see. */
    void disable() {
        metadata.publish(types, List.of("harbour"));
    }

    @Override
    public void close() throws Exception {
        customisation.close();
        recalculations.close();
        overlays.close();
        entities.close();
        modules.close();
        rates.close();
        calendars.close();
        installation.close();
        feed.close();
        database.close();
    }

    /** Has a change log of its own, and classes as ever. */
    private static final class FolderLoader extends ClassLoader {
        private final Path folder;

        FolderLoader(Path folder, String changeLog) {
            super(Kernel.class.getClassLoader());
            this.folder = folder;
            try {
                Path file = folder.resolve("KARTERA-INF/changelog/changelog.xml");
                Files.createDirectories(file.getParent());
                Files.writeString(file, changeLog);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public @Nullable URL getResource(String name) {
            Path file = folder.resolve(name);
            try {
                return Files.isRegularFile(file) ? file.toUri().toURL() : null;
            } catch (MalformedURLException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
