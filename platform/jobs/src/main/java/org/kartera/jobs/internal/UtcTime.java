package org.kartera.jobs.internal;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Instants as they stand in columns without a zone: in UTC, whatever the zone of this process. */
final class UtcTime {
    private UtcTime() {}

    static Timestamp column(Instant instant) {
        return Timestamp.valueOf(LocalDateTime.ofInstant(instant, ZoneOffset.UTC));
    }

    static @Nullable Timestamp columnOrNull(@Nullable Instant instant) {
        return instant == null ? null : column(instant);
    }

    static Instant instant(Timestamp column) {
        return column.toLocalDateTime().toInstant(ZoneOffset.UTC);
    }

    static @Nullable Instant instantOrNull(@Nullable Timestamp column) {
        return column == null ? null : instant(column);
    }
}
