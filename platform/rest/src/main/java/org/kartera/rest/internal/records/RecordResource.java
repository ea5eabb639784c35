package org.kartera.rest.internal.records;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
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
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.record.Row;
import org.kartera.records.Mutation;
import org.kartera.records.RecordGateway;
import org.kartera.rest.internal.json.StrictJson;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** One record: read, changed by a JSON merge patch (RFC 7396), put into the recycle bin. */
@Component(service = RecordResource.class, property = "kartera.rest.platform=true")
@Path("records/{entity}/{id}")
@Produces(MediaType.APPLICATION_JSON)
public final class RecordResource {
    private static final Set<String> PARAMETERS = Set.of("fields", "include");

    private final StrictJson parser = new StrictJson();
    private final RecordGateway gateway;
    private final RecordAnswers answers;

    @Activate
    public RecordResource(@Reference RecordGateway gateway, @Reference RecordAnswers answers) {
        this.gateway = gateway;
        this.answers = answers;
    }

    /** The record, or 304 where the client has this version. */
    @GET
    public Response read(
            @PathParam("entity") String entity,
            @PathParam("id") String id,
            @Context UriInfo address,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch) {
        Parameters parameters = new Parameters(address.getQueryParameters(), PARAMETERS);
        Row row = gateway.read(entity, Ids.parse(entity, id), parameters.names("fields"), parameters.names("include"));
        if (Versions.known(ifNoneMatch, row.version())) {
            return Response.notModified()
                    .header(HttpHeaders.ETAG, Versions.tag(row.version()))
                    .build();
        }
        return answers.found(row);
    }

    /** Changes the fields that the body names. */
    @PATCH
    @Consumes({"application/merge-patch+json", MediaType.APPLICATION_JSON})
    public Response change(
            @PathParam("entity") String entity,
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @HeaderParam("Prefer") @Nullable String prefer,
            InputStream body) {
        UUID record = Ids.parse(entity, id);
        Map<String, @Nullable Object> values = parser.object(body);
        Long version = Versions.demanded(ifMatch, values);
        Mutation update = new Mutation.Update(record, version, values);
        return answers.changed(
                entity, gateway.write(entity, List.of(update), true).get(0), prefer);
    }

    /** Puts it into the recycle bin. */
    @DELETE
    public Response delete(
            @PathParam("entity") String entity,
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        Mutation delete = new Mutation.Delete(Ids.parse(entity, id), Versions.demanded(ifMatch));
        return answers.gone(gateway.write(entity, List.of(delete), true).get(0));
    }
}
