package org.kartera.transfer;

import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.job.Jobs;
import org.osgi.annotation.versioning.ProviderType;

/** Imports files into records, as jobs, on behalf of the current caller. A service. */
@ProviderType
public interface Imports {
    /**
     * An import seen from outside.
     *
     * @param rows rows read so far
     * @param total rows of the file
     * @param firstErrors what was wrong with the first wrong rows, at most ten
     */
    record Status(
            UUID id,
            String entity,
            String file,
            Jobs.State state,
            boolean dryRun,
            long rows,
            long total,
            long created,
            long updated,
            long unchanged,
            long skipped,
            long failed,
            List<RowError> firstErrors,
            @Nullable String failure,
            Instant startedAt,
            @Nullable Instant finishedAt) {
        public Status {
            firstErrors = List.copyOf(firstErrors);
        }
    }

    /**
     * What is wrong with a row.
     *
     * @param line line of the file in which the row begins, from 1
     * @param column the column, or the field where it has none; empty for the whole row
     * @param code stable code
     * @param text in the language of whoever asked for the import
     */
    record RowError(long line, String column, String code, String text) {}

    /**
     * How a file would be read.
     *
     * @param encoding the charset's name
     * @param separator one character
     * @param dateFormat the pattern that fits the dates
     */
    record Preview(String encoding, String separator, String dateFormat, List<Column> columns) {}

    /**
     * A column of a file.
     *
     * @param field the field that it would go to; null for none
     * @param samples some of its values, each once, shortened where they are long
     * @param values all values of the beginning of the file, each once; empty where there are many
     */
    record Column(String name, @Nullable String field, List<String> samples, List<String> values) {}

    /**
     * Looks at the beginning of a file, and keeps nothing. Fails as {@link #start} does where the file cannot be read at all.
     *
     * @param content the file, or its first two megabytes
     * @param options as of {@link #start}
     */
    Preview preview(String entity, InputStream content, String options) throws IOException;

    /**
     * Takes the file in and starts its import; what is wrong with file or options as a whole is thrown here and nothing is kept.
     *
     * @param entity full name of the record type; the caller needs the rights to create and, where rows update, to update
     * @param file the file's name, for people
     * @param content read to its end, in a stream; never held in memory
     * @param options JSON as in {@link ImportOptions}; empty: none
     */
    UUID start(String entity, String file, InputStream content, String options) throws IOException;

    /** How the caller's import fares; 404 {@code no-such-import}. */
    Status status(UUID id);

    /** The caller's imports, trials too, the newest first; those that were swept away are not among them. */
    List<Status> recent(int limit);

    /** Asks the caller's import to stop after the batch that it is at. */
    void cancel(UUID id);

    /** Writes what was wrong, as CSV with a header: line, column, code, text. */
    void errors(UUID id, Writer to) throws IOException;
}
