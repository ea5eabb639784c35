package org.kartera.rest.internal.organisation;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kartera.records.organisation.Calendars;
import org.kartera.records.organisation.Calendars.Calendar;
import org.kartera.records.organisation.Calendars.Span;
import org.kartera.rest.internal.json.JsonBuffer;
import org.kartera.rest.internal.json.StrictJson;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The calendars of working time: read by everybody who has signed in, changed by administrators. */
@Component(service = CalendarsResource.class, property = "kartera.rest.platform=true")
@Path("calendars")
@Produces(MediaType.APPLICATION_JSON)
public final class CalendarsResource {
    private final StrictJson parser = new StrictJson();
    private final Calendars calendars;

    @Activate
    public CalendarsResource(@Reference Calendars calendars) {
        this.calendars = calendars;
    }

    /** All of them, the standard one first. */
    @GET
    public byte[] list() {
        return bytes(Map.of(
                "items", calendars.list().stream().map(CalendarsResource::json).toList()));
    }

    /** Makes one or changes it as a whole. */
    @PUT
    @Path("{name}")
    @Consumes(MediaType.APPLICATION_JSON)
    public byte[] put(@PathParam("name") String name, InputStream body) {
        return bytes(json(calendars.put(name, parser.object(body))));
    }

    /** Takes one away. */
    @DELETE
    @Path("{name}")
    public void remove(@PathParam("name") String name) {
        calendars.remove(name);
    }

    private static Map<String, @Nullable Object> json(Calendar calendar) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("name", calendar.name());
        json.put("label", calendar.label());
        json.put("zone", calendar.zone());
        Map<String, @Nullable Object> week = new LinkedHashMap<>();
        calendar.week()
                .forEach((day, spans) -> week.put(
                        day.name().toLowerCase(Locale.ROOT),
                        spans.stream().map(CalendarsResource::json).toList()));
        json.put("week", week);
        json.put(
                "holidays",
                calendar.holidays().stream()
                        .map(holiday -> Map.of("day", holiday.day(), "name", holiday.name()))
                        .toList());
        return json;
    }

    private static Map<String, Object> json(Span span) {
        String end = span.to().equals(LocalTime.MIDNIGHT) ? "24:00" : span.to().toString();
        return Map.of("from", span.from().toString(), "to", end);
    }

    private static byte[] bytes(Map<String, ?> answer) {
        return JsonBuffer.bytes(json -> JsonBuffer.write(json, answer));
    }
}
