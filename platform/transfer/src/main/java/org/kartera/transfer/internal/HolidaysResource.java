package org.kartera.transfer.internal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kartera.persistence.UnitOfWork;
import org.kartera.platform.Callers;
import org.kartera.platform.CrmException;
import org.kartera.platform.Installation;
import org.kartera.platform.Messages;
import org.kartera.platform.StandardError;
import org.kartera.records.Administration;
import org.kartera.records.organisation.Calendars;
import org.kartera.records.organisation.Calendars.Calendar;
import org.kartera.records.organisation.Calendars.Holiday;
import org.kartera.records.organisation.OrganisationError;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * {@code /api/v1/calendars/{name}/holidays}: holidays out of a calendar file, see {@link HolidayFile}, and the public ones of a country, see
 * {@link PublicHolidays}, compared with those of a calendar of working time and put there; for administrators.
 */
@Component(service = HolidaysResource.class, property = "kartera.rest.platform=true")
@Path("calendars/{name}/holidays")
@Produces(MediaType.APPLICATION_JSON)
public final class HolidaysResource {
    private static final int MOST_BYTES = 1024 * 1024;
    private static final int YEARS_AHEAD = 2;
    private static final int MOST_YEARS = 20;
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2200;

    private final Calendars calendars;
    private final UnitOfWork unit;
    private final Installation installation;
    private final Callers callers;
    private final PublicHolidays publicHolidays;

    @Activate
    public HolidaysResource(
            @Reference Calendars calendars,
            @Reference UnitOfWork unit,
            @Reference Installation installation,
            @Reference Callers callers,
            @Reference Messages messages) {
        this.calendars = calendars;
        this.unit = unit;
        this.installation = installation;
        this.callers = callers;
        this.publicHolidays = new PublicHolidays(messages);
    }

    /**
     * Compares the holidays in the part {@code file}, of the years from {@code from} to {@code to}, with those of the calendar, and with {@code apply} puts them
     * there. By default it takes this year and the next two, and changes nothing.
     */
    @POST
    @Path("import")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public Map<String, Object> load(
            @Context HttpServletRequest request,
            @PathParam("name") String name,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @QueryParam("apply") boolean apply)
            throws IOException {
        Administration.demand(callers.current(), "update", "calendars");
        byte[] content = FormFile.of(request, MOST_BYTES).content();
        ZoneId zone = zoneOf(calendar(name));
        Years years = years(zone, from, to);
        HolidayFile.Found found =
                new HolidayFile(zone, LocalDate.of(years.from(), 1, 1), LocalDate.of(years.to(), 12, 31)).read(content);
        return taken(name, years, found, apply);
    }

    /** The same with the public holidays of a country, and of a region of it where one is named. */
    @POST
    @Path("public")
    public Map<String, Object> take(
            @PathParam("name") String name,
            @QueryParam("country") @DefaultValue("") String country,
            @QueryParam("region") @DefaultValue("") String region,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @QueryParam("apply") boolean apply) {
        Administration.demand(callers.current(), "update", "calendars");
        Years years = years(zoneOf(calendar(name)), from, to);
        Locale locale = callers.current().locale();
        HolidayFile.Found found =
                new HolidayFile.Found(publicHolidays.holidays(country, region, years.from(), years.to(), locale), 0);
        return taken(name, years, found, apply);
    }

    private Map<String, Object> taken(String name, Years years, HolidayFile.Found found, boolean apply) {
        HolidayChanges changes = unit.call(() -> {
            Calendar present = calendar(name);
            HolidayChanges compared =
                    new HolidayChanges(present.holidays(), found.holidays().values());
            if (apply) {
                calendars.put(name, definition(present, compared.after()));
            }
            return compared;
        });
        return Map.of(
                "items",
                changes.changes().stream().map(HolidaysResource::json).toList(),
                "passedOver",
                found.passedOver(),
                "from",
                years.from(),
                "to",
                years.to(),
                "applied",
                apply);
    }

    /** Both of them too. */
    private record Years(int from, int to) {}

    private static Years years(ZoneId zone, @Nullable String from, @Nullable String to) {
        int first = year("from", from, LocalDate.now(zone).getYear());
        int last = year("to", to, Math.min(LAST_YEAR, first + YEARS_AHEAD));
        if (last < first || last - first >= MOST_YEARS) {
            throw new CrmException(StandardError.MALFORMED_PARAMETER, "to", last);
        }
        return new Years(first, last);
    }

    private Calendar calendar(String name) {
        return calendars.list().stream()
                .filter(calendar -> calendar.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new CrmException(OrganisationError.NO_SUCH_CALENDAR, name));
    }

    private ZoneId zoneOf(Calendar calendar) {
        String own = calendar.zone();
        return own == null ? installation.zone() : ZoneId.of(own);
    }

    private static int year(String parameter, @Nullable String text, int usual) {
        if (text == null || text.isBlank()) {
            return usual;
        }
        try {
            int year = Integer.parseInt(text.strip());
            if (year >= FIRST_YEAR && year <= LAST_YEAR) {
                return year;
            }
        } catch (NumberFormatException wrong) {
            throw CrmException.causedBy(wrong, StandardError.MALFORMED_PARAMETER, parameter, text);
        }
        throw new CrmException(StandardError.MALFORMED_PARAMETER, parameter, text);
    }

    private static Map<String, @Nullable Object> definition(Calendar calendar, List<Holiday> holidays) {
        Map<String, @Nullable Object> definition = new LinkedHashMap<>();
        definition.put("label", calendar.label());
        definition.put("zone", calendar.zone());
        definition.put(
                "week",
                calendar.week().entrySet().stream()
                        .collect(Collectors.toMap(
                                day -> day.getKey().name().toLowerCase(Locale.ROOT),
                                day -> day.getValue().stream()
                                        .map(span -> Map.of(
                                                "from",
                                                span.from().toString(),
                                                "to",
                                                span.to().toString()))
                                        .toList())));
        definition.put(
                "holidays",
                holidays.stream()
                        .map(each -> Map.of("day", each.day(), "name", each.name()))
                        .toList());
        return definition;
    }

    private static Map<String, @Nullable Object> json(HolidayChanges.Change change) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("day", change.holiday().day());
        json.put("name", change.holiday().name());
        json.put("change", change.kind().toString());
        json.put("former", change.former());
        return json;
    }
}
