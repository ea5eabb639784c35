package org.kartera.transfer.internal;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import org.kartera.platform.Callers;
import org.kartera.platform.Messages;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code /api/v1/holidays}: the countries whose public holidays are known, and their regions that have some of their own, in the caller's language. */
@Component(service = HolidayPlacesResource.class, property = "kartera.rest.platform=true")
@Path("holidays")
@Produces(MediaType.APPLICATION_JSON)
public final class HolidayPlacesResource {
    private final PublicHolidays holidays;
    private final Callers callers;

    @Activate
    public HolidayPlacesResource(@Reference Messages messages, @Reference Callers callers) {
        this.holidays = new PublicHolidays(messages);
        this.callers = callers;
    }

    /** The countries. */
    @GET
    public Map<String, Object> countries() {
        return json(holidays.countries(callers.current().locale()));
    }

    /** The regions of one. */
    @GET
    @Path("{country}")
    public Map<String, Object> regions(@PathParam("country") String country) {
        return json(holidays.regions(country, callers.current().locale()));
    }

    private static Map<String, Object> json(List<PublicHolidays.Place> places) {
        return Map.of(
                "items",
                places.stream()
                        .map(place -> Map.of("code", place.code(), "name", place.name()))
                        .toList());
    }
}
