package org.kartera.rest.internal.records;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.CrmException;
import org.kartera.platform.StandardError;
import org.kartera.rest.internal.json.StrictJson;
import org.kartera.rest.internal.web.Limits;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Many records at once: {@code {"items":[...],"atomic":false,"operation":"save"}}, or newline-delimited JSON with one item a line and the rest in the
 * address. {@code save} creates items without {@code id} and changes those with one; {@code delete}, {@code restore}, {@code purge} and the name of an
 * action take items with an {@code id}. Each item is answered with a status of its own; with {@code atomic} all is done or nothing, and the first
 * refusal is the answer.
 */
@Component(service = BatchResource.class, property = "kartera.rest.platform=true")
@Path("records/{entity}/batch")
public final class BatchResource {
    private static final String LINES = "application/x-ndjson";
    private static final Set<String> PARAMETERS = Set.of("atomic", "operation");
    private static final Set<String> MEMBERS = Set.of("items", "atomic", "operation");

    private final StrictJson parser = new StrictJson();
    private final Batches batches;
    private final Limits limits;

    @Activate
    public BatchResource(@Reference Batches batches, @Reference Limits limits) {
        this.batches = batches;
        this.limits = limits;
    }

    /** A batch as one JSON object. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces({MediaType.APPLICATION_JSON, LINES})
    public Response json(
            @PathParam("entity") String entity,
            @HeaderParam(HttpHeaders.ACCEPT) @Nullable String accept,
            InputStream body) {
        Map<String, @Nullable Object> batch = parser.object(body);
        for (String member : batch.keySet()) {
            if (!MEMBERS.contains(member)) {
                throw CrmException.invalid(member, StandardError.UNKNOWN_FIELD);
            }
        }
        Object atomic = batch.getOrDefault("atomic", false);
        Object operation = batch.getOrDefault("operation", Batch.SAVE);
        if (!(atomic instanceof Boolean whole)) {
            throw CrmException.invalid("atomic", StandardError.WRONG_TYPE, "boolean");
        }
        if (!(operation instanceof String what)) {
            throw CrmException.invalid("operation", StandardError.WRONG_TYPE, "text");
        }
        return answer(new Batch(entity, what, items(batch.get("items")), whole), asLines(accept, false));
    }

    /** A batch of lines. */
    @POST
    @Consumes(LINES)
    @Produces({LINES, MediaType.APPLICATION_JSON})
    public Response lines(
            @PathParam("entity") String entity,
            @HeaderParam(HttpHeaders.ACCEPT) @Nullable String accept,
            @Context UriInfo address,
            InputStream body) {
        Parameters parameters = new Parameters(address.getQueryParameters(), PARAMETERS);
        String operation = parameters.text("operation");
        Batch batch = new Batch(
                entity,
                operation == null ? Batch.SAVE : operation,
                parser.objects(body, limits.batch()),
                parameters.flag("atomic"));
        return answer(batch, asLines(accept, true));
    }

    private List<Map<String, @Nullable Object>> items(@Nullable Object items) {
        if (!(items instanceof List<?> list)) {
            throw CrmException.invalid(
                    "items", items == null ? StandardError.REQUIRED : StandardError.WRONG_TYPE, "list");
        }
        if (list.size() > limits.batch()) {
            throw new CrmException(StandardError.TOO_MANY_ITEMS, limits.batch());
        }
        return list.stream().map(StrictJson::asObject).toList();
    }

    private Response answer(Batch batch, boolean asLines) {
        return asLines
                ? Response.ok(batches.lines(batch), LINES).build()
                : Response.ok(batches.json(batch), MediaType.APPLICATION_JSON).build();
    }

    private static boolean asLines(@Nullable String accept, boolean otherwise) {
        if (accept == null || accept.contains("*/*")) {
            return otherwise;
        }
        return accept.contains(LINES);
    }
}
