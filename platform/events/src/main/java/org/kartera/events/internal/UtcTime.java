package org.kartera.events.internal;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** Instants as they stand in columns without a zone: in UTC, whatever the zone of this process. */
final class UtcTime {
    private UtcTime() {}

    static Timestamp column(Instant instant) {
        return Timestamp.valueOf(LocalDateTime.ofInstant(instant, ZoneOffset.UTC));
    }

    static Instant instant(Timestamp column) {
        return column.toLocalDateTime().toInstant(ZoneOffset.UTC);
    }
}
