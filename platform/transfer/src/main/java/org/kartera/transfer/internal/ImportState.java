package org.kartera.transfer.internal;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An import as it is stored. */
record ImportState(
        UUID id,
        @Nullable UUID run,
        @Nullable UUID user,
        String entity,
        String file,
        String encoding,
        String options,
        boolean dryRun,
        long total,
        Counts counts,
        Instant startedAt) {
    /** This import, handed to a run of the job. */
    ImportState startedAs(UUID newRun) {
        return new ImportState(id, newRun, user, entity, file, encoding, options, dryRun, total, counts, startedAt);
    }

    /** How far it is; {@code line} is the last one done with, the number of its first line in the file. */
    record Counts(long rows, long line, long created, long updated, long unchanged, long skipped, long failed) {
        static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0, 0);

        Counts plus(Counts more) {
            return new Counts(
                    rows + more.rows,
                    Math.max(line, more.line),
                    created + more.created,
                    updated + more.updated,
                    unchanged + more.unchanged,
                    skipped + more.skipped,
                    failed + more.failed);
        }
    }
}
