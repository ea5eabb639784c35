package org.kartera.records.internal.pipeline.bind;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.function.Function;
import org.kartera.platform.StandardError;
import org.kartera.records.metadata.FieldType;

/** Dates, times and durations in ISO 8601, within the years that every database stores. */
final class Times {
    private static final LocalDate FIRST = LocalDate.of(1, 1, 1);
    private static final LocalDate LAST = LocalDate.of(9999, 12, 31);
    private static final Instant FIRST_INSTANT = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST_INSTANT = Instant.parse("9999-12-31T23:59:59.999999Z");

    private Times() {}

    static Object date(FieldType field, Object raw) {
        LocalDate date = parsed(field, raw, LocalDate.class, LocalDate::parse);
        if (date.isBefore(FIRST) || date.isAfter(LAST)) {
            throw WrongValue.of(StandardError.INVALID_DATE, date.toString());
        }
        return date;
    }

    static Object time(FieldType field, Object raw) {
        return parsed(field, raw, LocalTime.class, LocalTime::parse).truncatedTo(ChronoUnit.SECONDS);
    }

    /** A point in time, with its offset from UTC; to the microsecond. */
    static Object dateTime(FieldType field, Object raw) {
        Instant instant = parsed(
                        field,
                        raw,
                        Instant.class,
                        text -> OffsetDateTime.parse(text).toInstant())
                .truncatedTo(ChronoUnit.MICROS);
        if (instant.isBefore(FIRST_INSTANT) || instant.isAfter(LAST_INSTANT)) {
            throw WrongValue.of(StandardError.INVALID_DATE, instant.toString());
        }
        return instant;
    }

    static Object duration(FieldType field, Object raw) {
        Duration duration = parsed(field, raw, Duration.class, Duration::parse).truncatedTo(ChronoUnit.SECONDS);
        Numbers.inRange(field, BigDecimal.valueOf(duration.toSeconds()));
        return duration;
    }

    private static <T> T parsed(FieldType field, Object raw, Class<T> type, Function<String, T> parser) {
        if (type.isInstance(raw)) {
            return type.cast(raw);
        }
        String text = Texts.string(raw, field.kind().json());
        try {
            return parser.apply(text);
        } catch (DateTimeException | ArithmeticException e) {
            throw WrongValue.of(StandardError.INVALID_DATE, text);
        }
    }
}
