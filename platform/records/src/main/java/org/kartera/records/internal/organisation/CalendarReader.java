package org.kartera.records.internal.organisation;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.CrmException;
import org.kartera.platform.ErrorCode;
import org.kartera.platform.StandardError;
import org.kartera.platform.Violation;
import org.kartera.records.organisation.Calendars.Calendar;
import org.kartera.records.organisation.Calendars.Holiday;
import org.kartera.records.organisation.Calendars.Span;
import org.kartera.records.organisation.OrganisationError;

/** Makes a calendar of JSON, or tells all that is wrong with it. Used once, by one thread. */
final class CalendarReader {
    static final Pattern NAME = Pattern.compile("[a-z][a-zA-Z0-9-]{0,39}");

    private static final Set<String> MEMBERS = Set.of("name", "label", "zone", "week", "holidays");
    private static final int LONGEST_TEXT = 100;
    private static final int MOST_SPANS = 8;
    private static final int MOST_HOLIDAYS = 1_000;
    private static final int MONTH_AND_DAY = 5;
    private static final LocalTime MIDNIGHT = LocalTime.MIDNIGHT;

    private final List<Violation> wrong = new ArrayList<>();

    Calendar read(String name, Map<String, @Nullable Object> given) {
        if (!NAME.matcher(name).matches()) {
            wrong("name", OrganisationError.INVALID_CALENDAR_NAME, name);
        }
        given.keySet().stream()
                .filter(member -> !MEMBERS.contains(member))
                .forEach(member -> wrong(member, StandardError.UNKNOWN_FIELD));
        String label = text("label", given.get("label"));
        String zone = zone(given.get("zone"));
        Map<DayOfWeek, List<Span>> week = week(given.get("week"));
        List<Holiday> holidays = holidays(given.get("holidays"));
        if (!wrong.isEmpty()) {
            throw CrmException.invalid(wrong);
        }
        return new Calendar(name, label.isEmpty() ? name : label, zone, week, holidays);
    }

    private void wrong(String field, ErrorCode code, Object... args) {
        wrong.add(Violation.of(field, code, args));
    }

    private String text(String field, @Nullable Object value) {
        if (value == null) {
            return "";
        } else if (!(value instanceof String text)) {
            wrong(field, StandardError.WRONG_TYPE, "text");
        } else if (text.length() > LONGEST_TEXT) {
            wrong(field, StandardError.TOO_LONG, LONGEST_TEXT);
        } else if (text.codePoints().anyMatch(Character::isISOControl)) {
            wrong(field, StandardError.FORBIDDEN_CHARACTERS);
        } else {
            return text.strip();
        }
        return "";
    }

    private @Nullable String zone(@Nullable Object value) {
        String zone = text("zone", value);
        if (!zone.isEmpty() && !ZoneId.getAvailableZoneIds().contains(zone)) {
            wrong("zone", StandardError.UNKNOWN_TIME_ZONE, zone);
        }
        return zone.isEmpty() ? null : zone;
    }

    private Map<DayOfWeek, List<Span>> week(@Nullable Object value) {
        Map<DayOfWeek, List<Span>> week = new EnumMap<>(DayOfWeek.class);
        if (!(value instanceof Map<?, ?> days)) {
            wrong("week", value == null ? StandardError.REQUIRED : StandardError.WRONG_TYPE, "object");
            return week;
        }
        days.forEach((name, spans) -> {
            String field = "week." + name;
            try {
                DayOfWeek day = DayOfWeek.valueOf(String.valueOf(name).toUpperCase(Locale.ROOT));
                week.put(day, spans(field, spans));
            } catch (IllegalArgumentException unknown) {
                wrong(field, StandardError.UNKNOWN_FIELD);
            }
        });
        if (wrong.isEmpty() && week.values().stream().allMatch(List::isEmpty)) {
            wrong("week", OrganisationError.NO_HOURS);
        }
        return week;
    }

    private List<Span> spans(String field, @Nullable Object value) {
        if (!(value instanceof List<?> given) || given.size() > MOST_SPANS) {
            wrong(field, StandardError.WRONG_TYPE, "list");
            return List.of();
        }
        List<Span> spans = new ArrayList<>();
        for (Object each : given) {
            LocalTime from = each instanceof Map<?, ?> span ? time(span.get("from")) : null;
            LocalTime to = each instanceof Map<?, ?> span ? time(span.get("to")) : null;
            if (from == null || to == null || !(to.equals(MIDNIGHT) || from.isBefore(to))) {
                wrong(field, OrganisationError.INVALID_HOURS);
                return List.of();
            }
            spans.add(new Span(from, to));
        }
        spans.sort(Comparator.comparing(Span::from));
        for (int i = 1; i < spans.size(); i++) {
            LocalTime end = spans.get(i - 1).to();
            if (end.equals(MIDNIGHT) || end.isAfter(spans.get(i).from())) {
                wrong(field, OrganisationError.HOURS_OVERLAP);
            }
        }
        return List.copyOf(spans);
    }

    /** With 24:00 for the end of the day, as ISO 8601 had it. */
    private static @Nullable LocalTime time(@Nullable Object value) {
        if (!(value instanceof String text)) {
            return null;
        }
        try {
            return text.equals("24:00") ? MIDNIGHT : LocalTime.parse(text);
        } catch (DateTimeException wrong) {
            return null;
        }
    }

    private List<Holiday> holidays(@Nullable Object value) {
        if (value == null) {
            return List.of();
        } else if (!(value instanceof List<?> given)) {
            wrong("holidays", StandardError.WRONG_TYPE, "list");
            return List.of();
        } else if (given.size() > MOST_HOLIDAYS) {
            wrong("holidays", StandardError.OUT_OF_RANGE, 0, MOST_HOLIDAYS);
            return List.of();
        } else {
            List<Holiday> holidays = new ArrayList<>();
            for (int i = 0; i < given.size(); i++) {
                String field = "holidays[" + i + "]";
                if (given.get(i) instanceof Map<?, ?> holiday && isDay(holiday.get("day"))) {
                    holidays.add(new Holiday(
                            String.valueOf(holiday.get("day")), text(field + ".name", holiday.get("name"))));
                } else {
                    wrong(field + ".day", OrganisationError.INVALID_HOLIDAY);
                }
            }
            return holidays.stream()
                    .sorted(Comparator.comparing(Holiday::day))
                    .distinct()
                    .toList();
        }
    }

    /** {@code 2026-12-25}, or {@code 12-25} of every year. */
    private static boolean isDay(@Nullable Object value) {
        if (!(value instanceof String text)) {
            return false;
        }
        try {
            Object day = text.length() > MONTH_AND_DAY ? LocalDate.parse(text) : MonthDay.parse("--" + text);
            return day.toString().endsWith(text);
        } catch (DateTimeException wrong) {
            return false;
        }
    }
}
