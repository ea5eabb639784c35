package org.kartera.persistence;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Instants as they stand in columns without a zone: in UTC, whatever the zone of this process. */
public final class UtcTime {
    private UtcTime() {}

    public static Timestamp column(Instant instant) {
        return Timestamp.valueOf(LocalDateTime.ofInstant(instant, ZoneOffset.UTC));
    }

    public static @Nullable Timestamp columnOrNull(@Nullable Instant instant) {
        return instant == null ? null : column(instant);
    }

    public static Instant instant(Timestamp column) {
        return column.toLocalDateTime().toInstant(ZoneOffset.UTC);
    }

    public static @Nullable Instant instantOrNull(@Nullable Timestamp column) {
        return column == null ? null : instant(column);
    }
}
