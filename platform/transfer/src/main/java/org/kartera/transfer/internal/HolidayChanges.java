package org.kartera.transfer.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.kartera.records.organisation.Calendars.Holiday;

/** What holidays are to a calendar that has some already: new to it, the same, or of another name there. */
final class HolidayChanges {
    private static final int MONTH_AND_DAY = 5;
    private static final int YEAR = 5;

    private final List<Change> changes = new ArrayList<>();
    private final Map<String, Holiday> after = new TreeMap<>();

    HolidayChanges(List<Holiday> present, Collection<Holiday> found) {
        Map<String, Holiday> yearly = new HashMap<>();
        for (Holiday each : present) {
            after.put(each.day(), each);
            if (each.day().length() == MONTH_AND_DAY) {
                yearly.put(each.day(), each);
            }
        }
        for (Holiday each : found) {
            compare(each, after.get(each.day()), yearly.get(each.day().substring(YEAR)));
        }
    }

    /** What becomes of a day. */
    enum Kind {
        /** It is no holiday yet. */
        NEW,
        /** It is a holiday of this name, or one of every year. */
        SAME,
        /** It is a holiday of another name. */
        CHANGED;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A holiday that was found.
     *
     * @param former the name that it has until now
     */
    record Change(Holiday holiday, Kind kind, @Nullable String former) {}

    private void compare(Holiday found, @Nullable Holiday there, @Nullable Holiday everyYear) {
        Holiday former = there == null ? everyYear : there;
        if (former == null) {
            changes.add(new Change(found, Kind.NEW, null));
            after.put(found.day(), found);
        } else if (there == null || found.name().isEmpty() || there.name().equals(found.name())) {
            changes.add(new Change(found, Kind.SAME, former.name()));
        } else {
            changes.add(new Change(found, Kind.CHANGED, there.name()));
            after.put(found.day(), found);
        }
    }

    /** In the order of their days. */
    List<Change> changes() {
        return changes;
    }

    /** All holidays that the calendar has with them. */
    List<Holiday> after() {
        return List.copyOf(after.values());
    }
}
