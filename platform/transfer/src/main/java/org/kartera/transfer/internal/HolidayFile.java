package org.kartera.transfer.internal;

import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.io.TimezoneAssignment;
import biweekly.io.TimezoneInfo;
import biweekly.io.text.ICalReader;
import biweekly.property.DateEnd;
import biweekly.property.DateStart;
import biweekly.property.ExceptionDates;
import biweekly.property.ICalProperty;
import biweekly.property.RecurrenceDates;
import biweekly.property.RecurrenceRule;
import biweekly.property.Status;
import biweekly.property.Summary;
import biweekly.util.Frequency;
import biweekly.util.ICalDate;
import biweekly.util.com.google.ical.compat.javautil.DateIterator;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TimeZone;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.CrmException;
import org.kartera.records.organisation.Calendars.Holiday;
import org.kartera.transfer.TransferError;

/**
 * Holidays out of an iCalendar file (RFC 5545): its events that take whole days, those that recur on each of their days, one holiday a day. What takes hours is
 * passed over, and so is what was cancelled, what recurs more often than daily, and what is no proper event. Used once, by one thread.
 */
final class HolidayFile {
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_EVENT = 366;
    /** How often dates are counted on over the whole file, so that none keeps the server busy. */
    private static final int MOST_STEPS = 100_000;

    private static final Set<Frequency> DAYS =
            EnumSet.of(Frequency.DAILY, Frequency.WEEKLY, Frequency.MONTHLY, Frequency.YEARLY);

    private final ZoneId zone;
    private final LocalDate from;
    private final LocalDate to;
    private final Map<LocalDate, String> names = new TreeMap<>();
    private int passedOver;
    private int steps;

    /** Takes the days from {@code from} to {@code to}, both of them too; {@code zone} is that of times without one. */
    HolidayFile(ZoneId zone, LocalDate from, LocalDate to) {
        this.zone = zone;
        this.from = from;
        this.to = to;
    }

    /**
     * What a file has.
     *
     * @param holidays in the order of their days
     * @param passedOver how many events are no holidays
     */
    record Found(Map<LocalDate, Holiday> holidays, int passedOver) {}

    /** Reads a file. Fails with {@code no-calendar-file} where it is none, and with {@code too-many-occurrences}. */
    Found read(byte[] content) throws IOException {
        boolean any = false;
        try (ICalReader reader = new ICalReader(new ByteArrayInputStream(content))) {
            for (ICalendar calendar = next(reader); calendar != null; calendar = next(reader)) {
                any = true;
                Set<String> overridden = overridden(calendar);
                for (VEvent event : calendar.getEvents()) {
                    take(event, calendar.getTimezoneInfo(), overridden);
                }
            }
        }
        if (!any) {
            throw new CrmException(TransferError.NO_CALENDAR_FILE);
        }
        Map<LocalDate, Holiday> holidays = new TreeMap<>();
        names.forEach((day, name) -> holidays.put(day, new Holiday(day.toString(), name)));
        return new Found(holidays, passedOver);
    }

    private static @Nullable ICalendar next(ICalReader reader) throws IOException {
        try {
            return reader.readNext();
        } catch (IllegalArgumentException | IllegalStateException broken) {
            throw CrmException.causedBy(broken, TransferError.NO_CALENDAR_FILE);
        }
    }

    /** The occurrences of series that stand in the file as events of their own. */
    private static Set<String> overridden(ICalendar calendar) {
        Set<String> found = new HashSet<>();
        for (VEvent event : calendar.getEvents()) {
            if (event.getUid() != null
                    && event.getRecurrenceId() != null
                    && event.getRecurrenceId().getValue() != null) {
                found.add(occurrence(event, event.getRecurrenceId().getValue()));
            }
        }
        return found;
    }

    private static String occurrence(VEvent event, Date begin) {
        return begin.toInstant() + " " + event.getUid().getValue();
    }

    private void take(VEvent event, TimezoneInfo zones, Set<String> overridden) {
        Status status = event.getStatus();
        DateStart start = event.getDateStart();
        ICalDate first = start == null ? null : start.getValue();
        if (first == null || (status != null && status.isCancelled()) || !recursDaily(event)) {
            passedOver++;
            return;
        }
        Days days = first.hasTime() ? timed(event, zoneOf(start, zones)) : wholeDays(event, first);
        if (days == null) {
            passedOver++;
            return;
        }
        boolean single = event.getRecurrenceId() != null;
        String name = name(event.getSummary());
        if (beginsBeside(event)) {
            add(first.toInstant().atZone(days.shown()).toLocalDate(), days.number(), name);
        }
        for (DateIterator each = event.getDateIterator(TimeZone.getTimeZone(days.zone())); each.hasNext(); ) {
            count();
            Date begin = each.next();
            LocalDate day = begin.toInstant().atZone(days.shown()).toLocalDate();
            if (day.isAfter(to)) {
                break;
            }
            boolean replaced = !single && event.getUid() != null && overridden.contains(occurrence(event, begin));
            if (!replaced) {
                add(day, days.number(), name);
            }
            if (single) {
                break;
            }
        }
    }

    /** Further dates, without a rule, come after the one that the event begins with, which is not among them. */
    private static boolean beginsBeside(VEvent event) {
        return event.getProperties(RecurrenceRule.class).isEmpty()
                && !event.getProperties(RecurrenceDates.class).isEmpty()
                && event.getProperties(ExceptionDates.class).stream()
                        .noneMatch(but ->
                                but.getValues().contains(event.getDateStart().getValue()));
    }

    private void count() {
        if (++steps > MOST_STEPS) {
            throw new CrmException(TransferError.TOO_MANY_OCCURRENCES, MOST_STEPS);
        }
    }

    private static boolean recursDaily(VEvent event) {
        for (RecurrenceRule rule : event.getProperties(RecurrenceRule.class)) {
            if (rule.getValue() == null || !DAYS.contains(rule.getValue().getFrequency())) {
                return false;
            }
        }
        return true;
    }

    /**
     * How many days an event takes.
     *
     * @param zone in which its occurrences follow each other
     * @param shown in which its occurrences begin at midnight
     */
    private record Days(ZoneId zone, ZoneId shown, long number) {}

    /** Dates are read as midnights of the server's zone. */
    private static @Nullable Days wholeDays(VEvent event, ICalDate first) {
        ZoneId own = ZoneId.systemDefault();
        LocalDate begin = first.toInstant().atZone(own).toLocalDate();
        DateEnd end = event.getDateEnd();
        long number = 1;
        if (end != null && end.getValue() != null) {
            number = begin.until(end.getValue().toInstant().atZone(own).toLocalDate(), ChronoUnit.DAYS);
        } else if (event.getDuration() != null && event.getDuration().getValue() != null) {
            number =
                    Duration.ofMillis(event.getDuration().getValue().toMillis()).toDays();
        }
        return number > LONGEST_EVENT ? null : new Days(own, own, Math.max(1, number));
    }

    /** Some programs write whole days as times from midnight to midnight, of their own zone or of UTC; null for what is no whole days. */
    private @Nullable Days timed(VEvent event, ZoneId own) {
        Date begin = event.getDateStart().getValue();
        Date end = event.getDateEnd() != null
                ? event.getDateEnd().getValue()
                : event.getDuration() == null
                        ? null
                        : event.getDuration().getValue().add(begin);
        if (end == null) {
            return null;
        }
        for (ZoneId each : new ZoneId[] {own, zone}) {
            ZonedDateTime first = begin.toInstant().atZone(each);
            ZonedDateTime last = end.toInstant().atZone(each);
            long number = first.toLocalDate().until(last.toLocalDate(), ChronoUnit.DAYS);
            if (midnight(first) && midnight(last) && number > 0 && number <= LONGEST_EVENT) {
                return new Days(own, each, number);
            }
        }
        return null;
    }

    private static boolean midnight(ZonedDateTime time) {
        return time.toLocalTime().equals(LocalTime.MIDNIGHT);
    }

    /** Times without a zone are read as those of the server's, whatever it is. */
    private ZoneId zoneOf(ICalProperty start, TimezoneInfo zones) {
        if (zones.isFloating(start)) {
            return ZoneId.systemDefault();
        }
        TimezoneAssignment assigned = zones.getTimezone(start);
        return assigned == null ? ZoneId.of("UTC") : assigned.getTimeZone().toZoneId();
    }

    private void add(LocalDate first, long number, String name) {
        for (int i = 0; i < number; i++) {
            LocalDate day = first.plusDays(i);
            if (!day.isBefore(from) && !day.isAfter(to)) {
                names.merge(day, name, HolidayFile::joined);
            }
        }
    }

    /** Two that fall on one day are one holiday. */
    private static String joined(String one, String other) {
        if (one.isEmpty() || other.isEmpty() || Set.of(one.split(", ", -1)).contains(other)) {
            return one.isEmpty() ? other : one;
        }
        return cut(one + ", " + other);
    }

    private static String name(@Nullable Summary summary) {
        String text = summary == null || summary.getValue() == null ? "" : summary.getValue();
        return cut(text.replaceAll("\\p{Cntrl}+", " ").strip());
    }

    /** As long as the calendar takes, without half a character at the end. */
    private static String cut(String text) {
        int end = Math.min(text.length(), LONGEST_NAME);
        boolean apart = end < text.length() && Character.isHighSurrogate(text.charAt(end - 1));
        return text.substring(0, apart ? end - 1 : end);
    }
}
