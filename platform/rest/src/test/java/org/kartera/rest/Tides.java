package org.kartera.rest;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.record.Money;
import org.kartera.platform.record.Ref;

/** A resource as the author of a module writes it. */
@Path("tides")
public final class Tides {
    /** One of them. */
    record Tide(
            LocalDate day,
            BigDecimal height,
            boolean high,
            @Nullable String note,
            List<String> harbours) {}

    @POST
    public Response add(Tide tide) {
        return Response.status(Response.Status.CREATED).entity(tide).build();
    }

    @GET
    public Map<String, Object> all() {
        return Map.of(
                "boat", Ref.to("harbour.boat", new UUID(0, 1)),
                "fee", Money.of("12.50", "EUR"),
                "at", Instant.EPOCH);
    }

    @GET
    @Path("broken")
    public String broken() {
        return Map.of("a secret of the server", "").entrySet().stream()
                .filter(entry -> !entry.getValue().isEmpty())
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("a secret of the server"));
    }
}
