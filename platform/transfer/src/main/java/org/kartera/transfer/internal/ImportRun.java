package org.kartera.transfer.internal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.Caller;
import org.kartera.platform.CrmException;
import org.kartera.platform.ErrorKind;
import org.kartera.platform.job.JobRun;
import org.kartera.records.metadata.EntityType;
import org.kartera.records.metadata.Metadata;
import org.kartera.transfer.ImportOptions;
import org.kartera.transfer.Imports.RowError;
import org.kartera.transfer.TransferError;

/** One import from where it stands to its end: rows are mapped one by one and stored in batches, each with its progress in one transaction. */
final class ImportRun {
    private static final int BATCH = 500;
    /** Rows of long texts make shorter batches, so that memory does not grow with the file. */
    private static final int BATCH_CHARACTERS = 2_000_000;

    private final ImportKernel kernel;
    private final ImportStore store;
    private final ImportState state;
    private final ImportOptions options;
    private final EntityType type;
    private final Table table;
    private final Map<String, ImportOptions.Value> fields;
    private final RowMapper mapper;
    private final RecordMatcher matcher;
    private final RowErrors rowErrors;
    private final Rehearsal rehearsal;
    private final BatchWriter writer;
    private final Lookups lookups;
    private ImportState.Counts counts;
    private PendingRows pending = new PendingRows();
    private final List<RowError> told = new ArrayList<>();

    ImportRun(ImportKernel kernel, ImportStore store, ImportState state, ImportOptions options) throws IOException {
        this.kernel = kernel;
        this.store = store;
        this.state = state;
        this.options = options;
        counts = state.counts();
        Caller caller = kernel.callers().current();
        Metadata metadata = kernel.metadata().current();
        type = metadata.entity(state.entity());
        TextSample sample = TextSample.of(store.content(state.id()), Charset.forName(state.encoding()));
        table = new Table(
                new BufferedReader(sample.skipMark(new InputStreamReader(store.content(state.id()), sample.charset()))),
                separator(options, sample),
                options.header());
        ColumnGuesses guesses = new ColumnGuesses(type, kernel.labels());
        fields = guesses.complete(options, table.columns());
        lookups = new Lookups(kernel.gateway());
        String dateFormat = options.dateFormat() != null
                ? options.dateFormat()
                : CellFormats.guessDateFormat(
                        sample.datesOf(type, fields, separator(options, sample), options.header()), caller.locale());
        mapper = new RowMapper(
                metadata,
                table,
                new CellFormats(options.decimal(), dateFormat, caller.zone()),
                lookups,
                new ChoiceWords(kernel.labels()),
                kernel.installation().currency().getCurrencyCode(),
                state.entity(),
                this::writeOut);
        matcher = new RecordMatcher(kernel.gateway(), new ExternalKeys(kernel.work()), state.entity(), options);
        rowErrors = new RowErrors(kernel.messages(), metadata, kernel.labels(), caller.locale(), fields);
        rehearsal = Rehearsal.of(state, store);
        writer = new BatchWriter(kernel.gateway(), matcher, rowErrors, rehearsal, state.entity(), options.duplicates());
    }

    private static char separator(ImportOptions options, TextSample sample) {
        return options.separator() == null
                ? Separators.guess(sample.text())
                : options.separator().charAt(0);
    }

    /** Checks what can be told before the first row: columns, fields and rights to them. */
    void check() {
        if (fields.isEmpty()) {
            throw new CrmException(TransferError.NOTHING_MAPPED);
        }
        ColumnCheck.check(options, table);
    }

    /** Goes on to the end, or until somebody cancels the job. */
    void run(JobRun job) throws IOException {
        try (table) {
            List<Table.Line> lines = new ArrayList<>();
            while (!job.cancelled() && fill(lines)) {
                if (state.dryRun()) {
                    rehearse(lines);
                } else {
                    lines.forEach(this::map);
                    writeOut();
                }
                job.progress(counts.rows(), state.total());
            }
        } catch (UncheckedIOException failed) {
            throw failed.getCause();
        }
    }

    private boolean fill(List<Table.Line> lines) {
        lines.clear();
        told.clear();
        long characters = 0;
        while (lines.size() < BATCH && characters < BATCH_CHARACTERS && table.hasNext()) {
            Table.Line line = table.next();
            if (line.line() > counts.line()) {
                lines.add(line);
                characters += line.length();
            }
        }
        return !lines.isEmpty();
    }

    private void map(Table.Line line) {
        if (line.values().size() != table.columns().size()) {
            CrmException wrong = new CrmException(
                    TransferError.WRONG_COLUMN_COUNT,
                    line.values().size(),
                    table.columns().size());
            pending.refuse(line.line(), rowErrors.of(line.line(), wrong));
            return;
        }
        try {
            Map<String, @Nullable Object> values = mapper.map(type, fields, line);
            String key = matcher.key(table, line, values);
            ImportOptions.Key asked = options.key();
            if (asked != null && (key == null || key.isEmpty())) {
                throw new CrmException(
                        TransferError.KEY_MISSING,
                        asked.column() == null ? String.valueOf(asked.field()) : asked.column());
            }
            if (key != null && pending.has(key)) {
                writeOut();
            }
            if (key != null && writer.skips(key)) {
                pending.skip(line.line());
            } else {
                pending.add(new PendingRows.Pending(line.line(), key, values));
            }
        } catch (WrongCell wrong) {
            pending.refuse(line.line(), rowErrors.of(line.line(), wrong));
        } catch (CrmException refused) {
            passOnUnlessRowsFault(refused);
            pending.refuse(line.line(), rowErrors.of(line.line(), refused));
        }
    }

    private static void passOnUnlessRowsFault(CrmException failure) {
        ErrorKind kind = failure.code().kind();
        if (kind == ErrorKind.UNAVAILABLE || kind == ErrorKind.DEFECT) {
            throw failure;
        }
    }

    /** Stores what is pending. Where the batch fails as a whole, its rows are stored one by one, each in a transaction of its own. */
    private void writeOut() {
        PendingRows batch = pending;
        pending = new PendingRows();
        if (batch.isEmpty()) {
            return;
        }
        try {
            counts = kernel.work().call(() -> store(batch.rows(), batch));
        } catch (CrmException refused) {
            passOnUnlessRowsFault(refused);
            writer.forget();
            writeOneByOne(batch);
        }
    }

    private void writeOneByOne(PendingRows batch) {
        for (PendingRows.Pending row : batch.rows()) {
            PendingRows alone = new PendingRows();
            alone.add(row);
            try {
                counts = kernel.work().call(() -> store(alone.rows(), alone));
            } catch (CrmException refused) {
                passOnUnlessRowsFault(refused);
                writer.forget();
                PendingRows wrong = new PendingRows();
                wrong.refuse(row.line(), rowErrors.of(row.line(), refused));
                counts = kernel.work().call(() -> store(List.of(), wrong));
            }
        }
        PendingRows mappingErrors = batch.withoutRows();
        counts = kernel.work().call(() -> store(List.of(), mappingErrors));
    }

    private ImportState.Counts store(List<PendingRows.Pending> rows, PendingRows batch) {
        BatchWriter.Written written = writer.write(rows);
        if (!rows.isEmpty()) {
            lookups.written();
        }
        ImportState.Counts now = counts.plus(new ImportState.Counts(
                batch.read(),
                batch.lastLine(),
                written.created(),
                written.updated(),
                written.unchanged(),
                written.skipped() + batch.skipped(),
                written.failed() + batch.failed()));
        told.addAll(batch.errors());
        told.addAll(written.errors());
        store.addErrors(state.id(), batch.errors());
        store.addErrors(state.id(), written.errors());
        store.progress(state.id(), now);
        return now;
    }

    /** Does all that an import does with these rows, rolls it back, and keeps the counts and errors. */
    private void rehearse(List<Table.Line> lines) {
        ImportState.Counts before = counts;
        try {
            kernel.work().call(() -> {
                counts = before;
                told.clear();
                rehearsal.again();
                lines.forEach(this::map);
                writeOut();
                throw new Rehearsed();
            });
        } catch (Rehearsed over) {
            lookups.forget();
            writer.forget();
            kernel.work().call(() -> {
                rehearsal.keep();
                store.addErrors(state.id(), told);
                store.progress(state.id(), counts);
                return counts;
            });
        }
    }

    /** Rolls a rehearsal back. */
    private static final class Rehearsed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Rehearsed() {
            super("rehearsed", null, false, false);
        }
    }
}
