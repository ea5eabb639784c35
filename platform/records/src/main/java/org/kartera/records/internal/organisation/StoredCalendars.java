package org.kartera.records.internal.organisation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.kartera.events.Entry;
import org.kartera.events.Feed;
import org.kartera.events.StoredEntry;
import org.kartera.persistence.Migrations;
import org.kartera.persistence.OwnFiles;
import org.kartera.persistence.Statements;
import org.kartera.persistence.UnitOfWork;
import org.kartera.platform.Callers;
import org.kartera.platform.CrmException;
import org.kartera.platform.Installation;
import org.kartera.platform.organisation.BusinessCalendar;
import org.kartera.records.Administration;
import org.kartera.records.organisation.Calendars;
import org.kartera.records.organisation.OrganisationError;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** Calendars in their table, each as JSON. Kept until a change is committed: here, or on another node as soon as the feed tells. */
@Component(service = {BusinessCalendar.class, Calendars.class})
public final class StoredCalendars implements BusinessCalendar, Calendars, AutoCloseable {
    private static final String CHANGED = "hours-changed";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Span OFFICE = new Span(LocalTime.of(9, 0), LocalTime.of(18, 0));

    private final Statements statements;
    private final UnitOfWork unit;
    private final Feed feed;
    private final Callers callers;
    private final Installation installation;
    private final AutoCloseable watch;
    private volatile @Nullable Map<String, Calendar> known;

    @Activate
    public StoredCalendars(
            @Reference UnitOfWork unit,
            @Reference Migrations migrations,
            @Reference Feed feed,
            @Reference Callers callers,
            @Reference Installation installation) {
        migrations.run("records", OwnFiles.of(StoredCalendars.class));
        this.statements = new Statements(unit);
        this.unit = unit;
        this.feed = feed;
        this.callers = callers;
        this.installation = installation;
        this.watch = feed.watch(this::appended);
    }

    @Override
    public boolean isOpen(String calendar, Instant at) {
        return time(calendar).isOpen(at);
    }

    @Override
    public Instant add(String calendar, Instant from, Duration working) {
        return time(calendar).add(from, working);
    }

    @Override
    public Duration between(String calendar, Instant from, Instant to) {
        return time(calendar).between(from, to);
    }

    private WorkingTime time(String name) {
        Map<String, Calendar> all = all();
        Calendar calendar = all.getOrDefault(name, all.getOrDefault(STANDARD, office()));
        String zone = calendar.zone();
        return new WorkingTime(
                zone == null ? installation.zone() : ZoneId.of(zone), calendar.week(), calendar.holidays());
    }

    /** What holds until somebody says otherwise. */
    static Calendar office() {
        Map<DayOfWeek, List<Span>> week = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            week.put(day, day.compareTo(DayOfWeek.FRIDAY) <= 0 ? List.of(OFFICE) : List.of());
        }
        return new Calendar(STANDARD, STANDARD, null, week, List.of());
    }

    private Map<String, Calendar> all() {
        Map<String, Calendar> present = known;
        if (present == null) {
            Map<String, Calendar> read = new TreeMap<>();
            statements
                    .rows(
                            "select name, definition from records_calendar",
                            row -> new CalendarReader().read(row.getString(1), parsed(row.getString(2))))
                    .forEach(calendar -> read.put(calendar.name(), calendar));
            known = read;
            present = read;
        }
        return present;
    }

    private static Map<String, @Nullable Object> parsed(String json) {
        try {
            return JSON.readValue(json, new TypeReference<Map<String, @Nullable Object>>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what is stored is no JSON", e);
        }
    }

    @Override
    public List<Calendar> list() {
        List<Calendar> calendars = new ArrayList<>(all().values());
        if (!all().containsKey(STANDARD)) {
            calendars.add(office());
        }
        calendars.sort(
                Comparator.comparing((Calendar calendar) -> !calendar.name().equals(STANDARD))
                        .thenComparing(Calendar::label));
        return calendars;
    }

    @Override
    public Calendar put(String name, Map<String, @Nullable Object> definition) {
        Administration.demand(callers.current(), "update", "calendars");
        Calendar calendar = new CalendarReader().read(name, definition);
        String json = text(plain(calendar));
        return unit.call(() -> {
            String former = stored(name);
            statements.change("delete from records_calendar where name = ?", name);
            statements.change("insert into records_calendar (name, definition) values (?, ?)", name, json);
            changed(name, former, json);
            return calendar;
        });
    }

    @Override
    public void remove(String name) {
        Administration.demand(callers.current(), "delete", "calendars");
        unit.call(() -> {
            String former = stored(name);
            if (former == null) {
                throw new CrmException(OrganisationError.NO_SUCH_CALENDAR, name);
            }
            statements.change("delete from records_calendar where name = ?", name);
            changed(name, former, null);
            return true;
        });
    }

    private @Nullable String stored(String name) {
        return statements
                .rows("select definition from records_calendar where name = ?", row -> row.getString(1), name)
                .stream()
                .findFirst()
                .orElse(null);
    }

    private void changed(String name, @Nullable String before, @Nullable String after) {
        unit.afterCompletion(this::forget);
        Map<String, @Nullable Object> changes = new LinkedHashMap<>();
        changes.put(name, Arrays.asList(before == null ? null : parsed(before), after == null ? null : parsed(after)));
        feed.append(List.of(new Entry(CHANGED, null, null, 0, "", null, null, null, callers.current(), text(changes))));
    }

    /** As JSON has it. */
    static Map<String, @Nullable Object> plain(Calendar calendar) {
        Map<String, @Nullable Object> week = new LinkedHashMap<>();
        calendar.week()
                .forEach((day, spans) -> week.put(
                        day.name().toLowerCase(Locale.ROOT),
                        spans.stream()
                                .map(span -> Map.of("from", span.from().toString(), "to", end(span)))
                                .toList()));
        Map<String, @Nullable Object> plain = new LinkedHashMap<>();
        plain.put("label", calendar.label());
        plain.put("zone", calendar.zone());
        plain.put("week", week);
        plain.put(
                "holidays",
                calendar.holidays().stream()
                        .map(holiday -> Map.of("day", holiday.day(), "name", holiday.name()))
                        .toList());
        return plain;
    }

    private static String end(Span span) {
        return span.to().equals(LocalTime.MIDNIGHT) ? "24:00" : span.to().toString();
    }

    private static String text(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Texts are JSON", e);
        }
    }

    private void appended(List<StoredEntry> entries) {
        if (entries.stream().anyMatch(entry -> entry.kind().equals(CHANGED))) {
            forget();
        }
    }

    private void forget() {
        known = null;
    }

    @Deactivate
    @Override
    public void close() throws Exception {
        watch.close();
    }
}
