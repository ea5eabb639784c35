package org.kartera.records.internal.query;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the dates and instants of filters: ISO 8601, and {@code now} or {@code today} with any number of offsets in {@code s m h d w M y} (seconds,
 * minutes, hours, days, weeks, months, years), such as {@code now-7d} and {@code today-1M}, in the caller's zone. A day stands for all of its moments.
 *
 * <p>{@code startOfWeek, startOfMonth, startOfQuarter, startOfYear} and {@code endOf...} are the first and the last day of the period that today lies
 * in; a week begins on Monday (ISO 8601). Offsets move the period: {@code endOfMonth-1M} is the last day of the month before, however long it is.
 */
final class RelativeDates {
    /** From the first moment to before the last; the last excluded. */
    record Interval(Instant from, Instant to) {}

    private static final Pattern RELATIVE =
            Pattern.compile("(now|today|(startOf|endOf)(Week|Month|Quarter|Year))((?:[+-]\\d{1,6}[smhdwMy])*)");
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
        boolean day = !relative.group(1).equals("now");
        ZonedDateTime time = day ? start(relative.group(3)).atStartOfDay(zone) : now.atZone(zone);
        Matcher offset = OFFSET.matcher(relative.group(4));
        while (offset.find()) {
            ChronoUnit unit = UNITS.getOrDefault(offset.group(2), ChronoUnit.DAYS);
            time = time.plus(Long.parseLong(offset.group(1)), unit);
            day &= unit.isDateBased();
        }
        if ("endOf".equals(relative.group(2))) {
            time = end(time, relative.group(3));
        }
        return day ? day(time.toLocalDate()) : moment(time.toInstant());
    }

    /** The first day of the period that today lies in; without a period, today. */
    private LocalDate start(@Nullable String period) {
        LocalDate today = LocalDate.ofInstant(now, zone);
        if (period == null) {
            return today;
        }
        return switch (period) {
            case "Week" -> today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case "Month" -> today.withDayOfMonth(1);
            case "Quarter" -> today.with(IsoFields.DAY_OF_QUARTER, 1);
            default -> today.withDayOfYear(1);
        };
    }

    /** The last day of the period that begins with {@code start}. */
    private static ZonedDateTime end(ZonedDateTime start, String period) {
        ZonedDateTime next = switch (period) {
            case "Week" -> start.plusWeeks(1);
            case "Month" -> start.plusMonths(1);
            case "Quarter" -> start.plusMonths(3);
            default -> start.plusYears(1);
        };
        return next.minusDays(1);
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
