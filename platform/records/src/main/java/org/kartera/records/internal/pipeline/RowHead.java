package org.kartera.records.internal.pipeline;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What every row has, whatever the record type: enough to delete and restore without an object. */
record RowHead(
        String entity,
        UUID id,
        long version,
        String title,
        @Nullable UUID owner,
        @Nullable UUID team,
        @Nullable Instant deletedAt,
        @Nullable UUID deletedWith) {}
