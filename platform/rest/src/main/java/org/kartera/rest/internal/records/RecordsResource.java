package org.kartera.rest.internal.records;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.record.Page;
import org.kartera.platform.record.Query;
import org.kartera.records.Mutation;
import org.kartera.records.RecordGateway;
import org.kartera.records.json.RecordJson;
import org.kartera.rest.internal.json.JsonBuffer;
import org.kartera.rest.internal.json.StrictJson;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The records of a type: pages of them, and new ones. */
@Component(service = RecordsResource.class, property = "kartera.rest.platform=true")
@Path("records/{entity}")
@Produces(MediaType.APPLICATION_JSON)
public final class RecordsResource {
    private static final int PAGE = 50;
    private static final Set<String> PARAMETERS =
            Set.of("filter", "sort", "fields", "include", "q", "limit", "after", "count", "bin");

    private final StrictJson parser = new StrictJson();
    private final RecordGateway gateway;
    private final Filters filters;
    private final RecordAnswers answers;

    @Activate
    public RecordsResource(
            @Reference RecordGateway gateway, @Reference Filters filters, @Reference RecordAnswers answers) {
        this.gateway = gateway;
        this.filters = filters;
        this.answers = answers;
    }

    /** A page. */
    @GET
    public byte[] page(@PathParam("entity") String entity, @Context UriInfo address) {
        Page page = gateway.query(query(entity, new Parameters(address.getQueryParameters(), PARAMETERS)));
        return JsonBuffer.bytes(json -> RecordJson.write(json, page));
    }

    private Query query(String entity, Parameters parameters) {
        return new Query(
                entity,
                filters.parse(parameters.text("filter")),
                parameters.text("q"),
                parameters.names("sort"),
                parameters.names("fields"),
                parameters.names("include"),
                parameters.number("limit", PAGE, 1, Query.MAX_LIMIT),
                parameters.text("after"),
                parameters.constant("count", Query.Count.NONE, Query.Count.class),
                parameters.flag("bin"));
    }

    /** A new record. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response create(
            @PathParam("entity") String entity, @HeaderParam("Prefer") @Nullable String prefer, InputStream body) {
        Mutation create = new Mutation.Create(parser.object(body));
        return answers.created(
                entity, gateway.write(entity, List.of(create), true).get(0), prefer);
    }
}
