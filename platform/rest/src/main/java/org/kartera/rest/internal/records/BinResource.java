package org.kartera.rest.internal.records;

import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kartera.records.Mutation;
import org.kartera.records.RecordGateway;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Out of the recycle bin, in either direction. */
@Component(service = BinResource.class, property = "kartera.rest.platform=true")
@Path("records/{entity}/{id}")
@Produces(MediaType.APPLICATION_JSON)
public final class BinResource {
    private final RecordGateway gateway;
    private final RecordAnswers answers;

    @Activate
    public BinResource(@Reference RecordGateway gateway, @Reference RecordAnswers answers) {
        this.gateway = gateway;
        this.answers = answers;
    }

    /** Back into use. */
    @POST
    @Path("restore")
    public Response restore(
            @PathParam("entity") String entity,
            @PathParam("id") String id,
            @HeaderParam("Prefer") @Nullable String prefer) {
        Mutation restore = new Mutation.Restore(Ids.parse(entity, id));
        return answers.changed(
                entity, gateway.write(entity, List.of(restore), true).get(0), prefer);
    }

    /** Out of existence. */
    @POST
    @Path("purge")
    public Response purge(@PathParam("entity") String entity, @PathParam("id") String id) {
        Mutation purge = new Mutation.Purge(Ids.parse(entity, id));
        return answers.gone(gateway.write(entity, List.of(purge), true).get(0));
    }
}
