package org.kartera.records.organisation;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The calendars of working time as administrators arrange them; whoever is none is refused a change with 403 {@code not-allowed}. Changes are in the feed as
 * {@code hours-changed}. A service, safe for many threads.
 */
@ProviderType
public interface Calendars {
    /**
     * A span of hours of a day.
     *
     * @param to not before {@code from}; midnight is the end of the day
     */
    record Span(LocalTime from, LocalTime to) {}

    /**
     * A day on which nobody works.
     *
     * @param day {@code 2026-12-25} for one day, {@code 12-25} for that of every year
     */
    record Holiday(String day, String name) {}

    /**
     * A calendar.
     *
     * @param name by which modules ask for it
     * @param label what people call it
     * @param zone null where it is the company's
     * @param week spans of a weekday, in order, none over another
     */
    record Calendar(
            String name,
            String label,
            @Nullable String zone,
            Map<DayOfWeek, List<Span>> week,
            List<Holiday> holidays) {}

    /** All of them, the standard one first. */
    List<Calendar> list();

    /** Makes one, or puts it in the place of that of its name: {@code {"label","zone","week":{"monday":[{"from","to"}]},"holidays":[{"day","name"}]}}. 422 {@code invalid-fields}. */
    Calendar put(String name, Map<String, @Nullable Object> definition);

    /** Takes one away; the standard one then is as at the beginning. 404 {@code no-such-calendar}. */
    void remove(String name);
}
