package org.kartera.transfer.internal;

import de.focus_shift.jollyday.core.CalendarHierarchy;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.text.Collator;
import java.time.LocalDate;
import java.time.Year;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.kartera.platform.CrmException;
import org.kartera.platform.Messages;
import org.kartera.records.organisation.Calendars.Holiday;
import org.kartera.transfer.TransferError;

/** The public holidays of countries and their regions, as Jollyday computes them. Safe for many threads. */
final class PublicHolidays {
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    private final Messages messages;

    PublicHolidays(Messages messages) {
        this.messages = messages;
    }

    /**
     * A country, or a part of one.
     *
     * @param code of a country that of ISO 3166; of a region the codes on the way to it, with {@code /} between them
     */
    record Place(String code, String name) {}

    /** The countries whose holidays are known, in the order of their names. */
    List<Place> countries(Locale locale) {
        List<Place> places = new ArrayList<>();
        for (String code : inItsLoader(HolidayManager::getSupportedCalendarCodes)) {
            if (COUNTRIES.contains(code)) {
                places.add(new Place(code, new Locale("", code).getDisplayCountry(locale)));
            }
        }
        return sorted(places, locale);
    }

    /** The regions of a country that have holidays of their own; 404 {@code no-such-holidays}. */
    List<Place> regions(String country, Locale locale) {
        List<Place> places = new ArrayList<>();
        CalendarHierarchy whole = inItsLoader(() -> manager(country).getCalendarHierarchy());
        whole.getChildren().forEach((code, part) -> collect(country, code, part, "", places, locale));
        return sorted(places, locale);
    }

    private void collect(
            String country, String code, CalendarHierarchy part, String above, List<Place> into, Locale locale) {
        String given = "region." + country + "." + code;
        String known = text(given, locale);
        String name = above + (known.isEmpty() ? part.getDescription(locale) : known);
        into.add(new Place(code, name));
        part.getChildren()
                .forEach((below, its) -> collect(country, code + "/" + below, its, name + " – ", into, locale));
    }

    private static List<Place> sorted(List<Place> places, Locale locale) {
        places.sort(Comparator.comparing(Place::name, Collator.getInstance(locale)));
        return places;
    }

    /** The public holidays of a country, and of a region of it unless that is empty, one a day; 404 {@code no-such-holidays}. */
    Map<LocalDate, Holiday> holidays(String country, String region, int from, int to, Locale locale) {
        return inItsLoader(() -> {
            HolidayManager manager = manager(country);
            String[] way = region.isEmpty() ? new String[0] : region.split("/", -1);
            check(manager.getCalendarHierarchy(), country, way);
            Map<LocalDate, Holiday> found = new TreeMap<>();
            for (int year = from; year <= to; year++) {
                manager.getHolidays(Year.of(year), way).stream()
                        .filter(each -> each.getType() == HolidayType.PUBLIC_HOLIDAY)
                        .sorted(Comparator.comparing(de.focus_shift.jollyday.core.Holiday::getPropertiesKey))
                        .forEach(each -> found.merge(each.getDate(), holiday(each, locale), PublicHolidays::joined));
            }
            return found;
        });
    }

    private Holiday holiday(de.focus_shift.jollyday.core.Holiday found, Locale locale) {
        String known = text("holiday." + found.getPropertiesKey(), locale);
        return new Holiday(found.getDate().toString(), known.isEmpty() ? found.getDescription(locale) : known);
    }

    private static Holiday joined(Holiday one, Holiday other) {
        return one.name().equals(other.name()) ? one : new Holiday(one.day(), one.name() + ", " + other.name());
    }

    private static void check(CalendarHierarchy whole, String country, String[] way) {
        CalendarHierarchy at = whole;
        for (String code : way) {
            CalendarHierarchy below = at.getChildren().get(code);
            if (below == null) {
                throw new CrmException(TransferError.NO_SUCH_HOLIDAYS, country + "/" + String.join("/", way));
            }
            at = below;
        }
    }

    private static HolidayManager manager(String country) {
        if (!COUNTRIES.contains(country)
                || !HolidayManager.getSupportedCalendarCodes().contains(country)) {
            throw new CrmException(TransferError.NO_SUCH_HOLIDAYS, country);
        }
        return HolidayManager.getInstance(ManagerParameters.create(country.toLowerCase(Locale.ROOT)));
    }

    /** In the language of the reader, where it is not one of those that the library has; else empty. */
    private String text(String key, Locale locale) {
        String found = messages.text(PublicHolidays.class, locale, key);
        return found.equals(key) ? "" : found;
    }

    /** The library finds its parts by the class loader of the thread. */
    private static <T> T inItsLoader(Supplier<T> work) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(HolidayManager.class.getClassLoader());
        try {
            return work.get();
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
