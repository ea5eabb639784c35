package org.kartera.records.internal.organisation;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.CrmException;
import org.kartera.platform.StandardError;
import org.kartera.platform.configuration.ConfigurationChange;
import org.kartera.platform.configuration.ConfigurationChange.Manner;
import org.kartera.platform.configuration.ConfigurationItem;
import org.kartera.platform.configuration.ConfigurationPart;
import org.kartera.platform.configuration.ConfigurationPlan;
import org.kartera.records.internal.configuration.Canonical;
import org.kartera.records.organisation.Calendars;
import org.kartera.records.organisation.Calendars.Calendar;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Calendars of working time, with their holidays, in configuration packages. */
@Component(service = ConfigurationPart.class)
public final class CalendarPart implements ConfigurationPart {
    private final Calendars calendars;

    @Activate
    public CalendarPart(@Reference Calendars calendars) {
        this.calendars = calendars;
    }

    @Override
    public String name() {
        return "calendars";
    }

    @Override
    public int place() {
        return 30;
    }

    @Override
    public boolean layered() {
        return false;
    }

    @Override
    public List<ConfigurationItem> items() {
        // What holds until somebody says otherwise is nothing that an administrator made.
        return calendars.list().stream()
                .filter(calendar -> !calendar.equals(StoredCalendars.office()))
                .sorted(Comparator.comparing(Calendar::name))
                .map(calendar -> new ConfigurationItem(calendar.name(), null, false, false, content(calendar)))
                .toList();
    }

    private static Map<String, Object> content(Calendar calendar) {
        return Canonical.compact(StoredCalendars.plain(calendar));
    }

    @Override
    public String label(String key, Object content) {
        return calendar(key, content).label();
    }

    private static Calendar calendar(String key, Object content) {
        if (content instanceof Map<?, ?> object) {
            return new CalendarReader().read(key, definition(object));
        }
        throw CrmException.invalid("", StandardError.WRONG_TYPE, "object");
    }

    @SuppressWarnings("unchecked") // keys of JSON objects are texts
    private static Map<String, @Nullable Object> definition(Map<?, ?> object) {
        return (Map<String, @Nullable Object>) object;
    }

    @Override
    public Object read(String key, Object content) {
        return content(calendar(key, content));
    }

    @Override
    public void put(ConfigurationPlan plan, ConfigurationChange change) {
        if (change.manner() == Manner.TAKE && change.after() instanceof Map<?, ?> content) {
            calendars.put(change.key(), definition(content));
        }
    }

    @Override
    public void remove(String key, String pack) {
        if (calendars.list().stream().anyMatch(calendar -> calendar.name().equals(key) && stored(calendar))) {
            calendars.remove(key);
        }
    }

    private static boolean stored(Calendar calendar) {
        return !calendar.equals(StoredCalendars.office());
    }
}
