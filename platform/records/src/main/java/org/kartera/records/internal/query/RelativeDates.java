package org.kartera.records.internal.query;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the dates and instants of filters: ISO 8601, and {@code now} or {@code today} with any number of offsets in {@code s m h d w M y} (seconds,
 * minutes, hours, days, weeks, months, years), such as {@code now-7d} and {@code today-1M}, in the caller's zone. A day stands for all of its moments.
 */
final class RelativeDates {
    /** From the first moment to before the last; the last excluded. */
    record Interval(Instant from, Instant to) {}

    private static final Pattern RELATIVE = Pattern.compile("(now|today)((?:[+-]\\d{1,6}[smhdwMy])*)");
    private static final Pattern OFFSET = Pattern.compile("([+-]\\d{1,6})([smhdwMy])");
    private static final Map<String, ChronoUnit> UNITS = Map.of(
            "s", ChronoUnit.SECONDS,
            "m", ChronoUnit.MINUTES,
            "h", ChronoUnit.HOURS,
            "d", ChronoUnit.DAYS,
            "w", ChronoUnit.WEEKS,
            "M", ChronoUnit.MONTHS,
            "y", ChronoUnit.YEARS);

    private static final Instant FIRST = Instant.parse("0001-01-02T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");

    private final Instant now;
    private final ZoneId zone;

    RelativeDates(Instant now, ZoneId zone) {
        this.now = now.truncatedTo(ChronoUnit.MICROS);
        this.zone = zone;
    }

    /** The day meant; of an instant, the day in the caller's zone. Null: no date. */
    @Nullable
    LocalDate date(Object value) {
        if (value instanceof LocalDate date) {
            return date;
        }
        Interval interval = interval(value);
        return interval == null ? null : LocalDate.ofInstant(interval.from(), zone);
    }

    /** The moments meant: a day from its begin to its end, an instant for a microsecond. Null: neither. */
    @Nullable
    Interval interval(Object value) {
        try {
            if (value instanceof Instant instant) {
                return moment(instant);
            } else if (value instanceof LocalDate date) {
                return day(date);
            }
            String text = value.toString();
            Matcher relative = RELATIVE.matcher(text);
            return storable(relative.matches() ? relative(relative) : absolute(text));
        } catch (DateTimeException | ArithmeticException e) {
            return null;
        }
    }

    private Interval relative(Matcher relative) {
        boolean day = relative.group(1).equals("today");
        ZonedDateTime time = day ? LocalDate.ofInstant(now, zone).atStartOfDay(zone) : now.atZone(zone);
        Matcher offset = OFFSET.matcher(relative.group(2));
        while (offset.find()) {
            ChronoUnit unit = UNITS.getOrDefault(offset.group(2), ChronoUnit.DAYS);
            time = time.plus(Long.parseLong(offset.group(1)), unit);
            day &= unit.isDateBased();
        }
        return day ? day(time.toLocalDate()) : moment(time.toInstant());
    }

    private Interval absolute(String text) {
        if (text.length() == 10) {
            return day(LocalDate.parse(text));
        }
        try {
            return moment(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeParseException e) {
            return moment(LocalDateTime.parse(text).atZone(zone).toInstant());
        }
    }

    private static @Nullable Interval storable(@Nullable Interval interval) {
        return interval == null
                        || interval.from().isBefore(FIRST)
                        || interval.to().isAfter(LAST)
                ? null
                : interval;
    }

    private Interval day(LocalDate date) {
        return new Interval(
                date.atStartOfDay(zone).toInstant(),
                date.plusDays(1).atStartOfDay(zone).toInstant());
    }

    private static Interval moment(Instant instant) {
        Instant exact = instant.truncatedTo(ChronoUnit.MICROS);
        return new Interval(exact, exact.plus(1, ChronoUnit.MICROS));
    }
}
