package org.kartera.transfer.internal;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.Charset;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kartera.persistence.TimeOrderedIds;
import org.kartera.platform.Access;
import org.kartera.platform.Caller;
import org.kartera.platform.CrmException;
import org.kartera.platform.Rights;
import org.kartera.platform.StandardError;
import org.kartera.platform.job.JobRun;
import org.kartera.platform.job.Jobs;
import org.kartera.records.metadata.EntityType;
import org.kartera.transfer.ImportOptions;
import org.kartera.transfer.Imports;
import org.kartera.transfer.TransferError;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Takes files in, checks what can be told at once, and hands the rest to the job. */
@Component(service = {Imports.class, ImportService.class})
public final class ImportService implements Imports {
    private static final int MAX_ERRORS = 1_000_000;
    private static final int FIRST_ERRORS = 10;

    private final ImportKernel kernel;
    private final ImportStore store;
    private final Jobs jobs;
    private final TimeOrderedIds ids = new TimeOrderedIds();
    private final OptionsReader optionsReader = new OptionsReader();

    @Activate
    public ImportService(@Reference ImportKernel kernel, @Reference Jobs jobs) {
        this.kernel = kernel;
        store = new ImportStore(kernel.work());
        this.jobs = jobs;
    }

    @Override
    public Preview preview(String entity, InputStream content, String options) throws IOException {
        return new ImportPreview(
                        type(entity),
                        kernel.labels(),
                        kernel.callers().current().locale())
                .of(content, optionsReader.read(options));
    }

    @Override
    public UUID start(String entity, String file, InputStream content, String options) throws IOException {
        ImportState state = take(entity, file, content, options);
        return kernel.work().call(() -> {
            store.insert(state.startedAs(jobs.submit(ImportJob.NAME, state.id().toString())));
            return state.id();
        });
    }

    /** Imports at once, as part of another job; returns how it went. */
    Status runWithin(JobRun job, String entity, String file, InputStream content, String options) throws IOException {
        ImportState state = take(entity, file, content, options).startedAs(job.id());
        store.insert(state);
        new ImportRun(kernel, store, state, optionsReader.read(options)).run(job);
        store.dropContent(state.id());
        return status(state.id());
    }

    private ImportState take(String entity, String file, InputStream content, String options) throws IOException {
        Caller caller = kernel.callers().current();
        type(entity);
        ImportOptions parsed = optionsReader.read(options);
        UUID id = ids.next();
        try {
            TextEncoding encoding = new TextEncoding(parsed.encoding());
            store.takeIn(id, content, encoding::pass);
            Charset charset = encoding.found();
            ImportState state = new ImportState(
                    id,
                    null,
                    caller.user(),
                    entity,
                    file,
                    charset.name(),
                    options,
                    parsed.dryRun(),
                    rows(id, charset, parsed),
                    ImportState.Counts.NONE,
                    Instant.now().truncatedTo(ChronoUnit.MICROS));
            new ImportRun(kernel, store, state, parsed).check();
            return state;
        } catch (CrmException | IOException refused) {
            store.dropContent(id);
            throw refused;
        }
    }

    /** The record type, of which the caller may make records. */
    private EntityType type(String entity) {
        EntityType type = kernel.metadata().current().entity(entity);
        if (kernel.callers().current().rights().access(entity, "create") == Access.NONE) {
            throw new CrmException(StandardError.NOT_ALLOWED, "create", entity);
        }
        return type;
    }

    /** Reads the whole file once, so that what is broken in it is told before anything is written. */
    private long rows(UUID id, Charset charset, ImportOptions options) throws IOException {
        TextSample sample = TextSample.of(store.content(id), charset);
        char separator = options.separator() == null
                ? Separators.guess(sample.text())
                : options.separator().charAt(0);
        try (Table table = new Table(
                new BufferedReader(sample.skipMark(new InputStreamReader(store.content(id), charset))),
                separator,
                options.header())) {
            long rows = 0;
            while (table.hasNext()) {
                table.next();
                rows++;
            }
            return rows;
        }
    }

    @Override
    public Status status(UUID id) {
        ImportState state = ofCaller(id);
        return job(state)
                .map(job -> status(state, job))
                .orElseThrow(() -> new CrmException(TransferError.NO_SUCH_IMPORT, id));
    }

    @Override
    public List<Status> recent(int limit) {
        UUID user = kernel.callers().current().user();
        return user == null
                ? List.of()
                : store.newest(user, limit).stream()
                        .flatMap(state -> job(state).map(job -> status(state, job)).stream())
                        .toList();
    }

    private Optional<Jobs.Status> job(ImportState state) {
        return jobs.status(Objects.requireNonNull(state.run(), "every import has a run"));
    }

    private Status status(ImportState state, Jobs.Status job) {
        List<RowError> first = new ArrayList<>();
        store.errors(state.id(), FIRST_ERRORS, first::add);
        ImportState.Counts counts = state.counts();
        return new Status(
                state.id(),
                state.entity(),
                state.file(),
                job.state(),
                state.dryRun(),
                counts.rows(),
                state.total(),
                counts.created(),
                counts.updated(),
                counts.unchanged(),
                counts.skipped(),
                counts.failed(),
                first,
                job.failure(),
                state.startedAt(),
                job.finishedAt());
    }

    @Override
    public void cancel(UUID id) {
        jobs.cancel(Objects.requireNonNull(ofCaller(id).run(), "every import has a run"));
    }

    @Override
    public void errors(UUID id, Writer to) throws IOException {
        ofCaller(id);
        try {
            CsvWriter csv = CsvWriter.builder().build(to);
            csv.writeRecord("line", "column", "code", "text");
            store.errors(
                    id,
                    MAX_ERRORS,
                    error -> csv.writeRecord(
                            String.valueOf(error.line()),
                            Formulas.guarded(error.column()),
                            error.code(),
                            Formulas.guarded(error.text())));
            csv.flush();
        } catch (UncheckedIOException failed) {
            throw failed.getCause();
        }
    }

    private ImportState ofCaller(UUID id) {
        Caller caller = kernel.callers().current();
        return store.find(id)
                .filter(state -> mayKnow(caller, state.user()))
                .orElseThrow(() -> new CrmException(TransferError.NO_SUCH_IMPORT, id));
    }

    private static boolean mayKnow(Caller caller, @Nullable UUID user) {
        return caller.rights() == Rights.EVERYTHING
                || (caller.user() != null && caller.user().equals(user));
    }
}
