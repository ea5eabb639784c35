package org.kartera.records.internal.organisation;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.kartera.platform.CrmException;
import org.kartera.records.organisation.Calendars.Holiday;
import org.kartera.records.organisation.Calendars.Span;
import org.kartera.records.organisation.OrganisationError;

/**
 * Working time as moments. Hours are those that clocks show: a span that the change of the clocks makes shorter or longer is so; one that it leaves out lies
 * behind it. Immutable.
 */
final class WorkingTime {
    private static final int MOST_DAYS = 20 * 366;
    private static final int MONTH_AND_DAY = 5;

    private final ZoneId zone;
    private final Map<DayOfWeek, List<Span>> week;
    private final Set<String> holidays = new HashSet<>();

    /** From a moment to another, which is no part of it. */
    private record Interval(Instant from, Instant to) {
        Duration within(Instant first, Instant last) {
            Instant begin = from.isBefore(first) ? first : from;
            Instant end = to.isAfter(last) ? last : to;
            return begin.isBefore(end) ? Duration.between(begin, end) : Duration.ZERO;
        }
    }

    WorkingTime(ZoneId zone, Map<DayOfWeek, List<Span>> week, List<Holiday> holidays) {
        this.zone = zone;
        this.week = week;
        holidays.forEach(holiday -> this.holidays.add(holiday.day()));
    }

    boolean isOpen(Instant at) {
        return around(at).stream()
                .flatMap(day -> intervals(day).stream())
                .anyMatch(interval -> !at.isBefore(interval.from()) && at.isBefore(interval.to()));
    }

    /** The day of a moment, and the one before, whose end may lie behind midnight where clocks change there. */
    private List<LocalDate> around(Instant at) {
        LocalDate day = LocalDate.ofInstant(at, zone);
        return List.of(day.minusDays(1), day);
    }

    Instant add(Instant from, Duration working) {
        if (working.isNegative()) {
            throw new IllegalArgumentException("working time is not negative: " + working);
        }
        if (working.isZero()) {
            return from;
        }
        Duration left = working;
        LocalDate first = LocalDate.ofInstant(from, zone).minusDays(1);
        for (int days = 0; days < MOST_DAYS; days++) {
            for (Interval interval : intervals(first.plusDays(days))) {
                Instant begin = interval.from().isBefore(from) ? from : interval.from();
                Duration here = interval.within(from, Instant.MAX);
                if (left.compareTo(here) <= 0) {
                    return begin.plus(left);
                }
                left = left.minus(here);
            }
        }
        throw new CrmException(OrganisationError.NO_WORKING_TIME);
    }

    Duration between(Instant from, Instant to) {
        if (to.isBefore(from)) {
            return between(to, from).negated();
        }
        Duration sum = Duration.ZERO;
        LocalDate last = LocalDate.ofInstant(to, zone);
        for (LocalDate day = LocalDate.ofInstant(from, zone).minusDays(1); !day.isAfter(last); day = day.plusDays(1)) {
            for (Interval interval : intervals(day)) {
                sum = sum.plus(interval.within(from, to));
            }
        }
        return sum;
    }

    private List<Interval> intervals(LocalDate day) {
        // A place that changes sides of the date line leaves a day out.
        boolean left =
                !LocalDate.ofInstant(moment(day, LocalTime.MIDNIGHT), zone).equals(day);
        if (left
                || holidays.contains(day.toString())
                || holidays.contains(day.toString().substring(MONTH_AND_DAY))) {
            return List.of();
        }
        List<Interval> intervals = new ArrayList<>();
        Instant free = Instant.MIN;
        for (Span span : week.getOrDefault(day.getDayOfWeek(), List.of())) {
            Instant from = moment(day, span.from());
            Instant to = span.to().equals(LocalTime.MIDNIGHT)
                    ? moment(day.plusDays(1), LocalTime.MIDNIGHT)
                    : moment(day, span.to());
            Instant begin = from.isBefore(free) ? free : from;
            if (begin.isBefore(to)) {
                intervals.add(new Interval(begin, to));
                free = to;
            }
        }
        return intervals;
    }

    private Instant moment(LocalDate day, LocalTime time) {
        return day.atTime(time).atZone(zone).toInstant();
    }
}
