package org.kartera.rest.internal.metadata;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kartera.records.custom.CustomEntities;
import org.kartera.records.custom.CustomEntity;
import org.kartera.records.custom.Origin;
import org.kartera.records.custom.Overlays;
import org.kartera.rest.internal.json.JsonBuffer;
import org.kartera.rest.internal.json.StrictJson;
import org.kartera.rest.internal.records.Versions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Record types as they are defined: those that administrators make, and those of modules, of which some parts can be changed. Only for administrators. */
@Component(service = EntitiesResource.class, property = "kartera.rest.platform=true")
@Path("metadata/entities")
@Produces(MediaType.APPLICATION_JSON)
public final class EntitiesResource {
    private final StrictJson parser = new StrictJson();
    private final CustomEntities entities;
    private final Overlays overlays;

    @Activate
    public EntitiesResource(@Reference CustomEntities entities, @Reference Overlays overlays) {
        this.entities = entities;
        this.overlays = overlays;
    }

    private static boolean made(String name) {
        return name.startsWith(CustomEntities.MODULE + ".");
    }

    /** Makes one, with the fields that the body has. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response define(InputStream body) {
        CustomEntity made = entities.define(parser.object(body), Origin.ADMIN);
        return answer(made, Response.created(URI.create("/api/v1/metadata/entities/" + made.name())));
    }

    /** One as it is defined. */
    @GET
    @Path("{entity}/definition")
    public Response definition(@PathParam("entity") String name) {
        return made(name) ? answer(entities.entity(name), Response.ok()) : BuiltInJson.answer(overlays.of(name, null));
    }

    /** Changes one with a JSON merge patch (RFC 7396). */
    @PATCH
    @Path("{entity}")
    @Consumes({"application/merge-patch+json", MediaType.APPLICATION_JSON})
    public Response change(
            @PathParam("entity") String name, @HeaderParam("If-Match") @Nullable String ifMatch, InputStream body) {
        Long version = Versions.demanded(ifMatch);
        Map<String, @Nullable Object> patch = parser.object(body);
        return made(name)
                ? answer(entities.change(name, version, patch), Response.ok())
                : BuiltInJson.answer(overlays.change(name, null, version, patch, Origin.ADMIN));
    }

    /** Makes a module's record type as it is without what administrators have changed. */
    @POST
    @Path("{entity}/revert")
    public Response revert(@PathParam("entity") String name, @HeaderParam("If-Match") @Nullable String ifMatch) {
        return BuiltInJson.answer(overlays.revert(name, null, Versions.demanded(ifMatch), Origin.ADMIN));
    }

    /** Deletes one, with all its records. */
    @DELETE
    @Path("{entity}")
    public void delete(@PathParam("entity") String name, @QueryParam("confirm") @Nullable String confirm) {
        entities.delete(name, Confirmation.of(confirm));
    }

    /** What would be lost with one. */
    @GET
    @Path("{entity}/usage")
    public byte[] usage(@PathParam("entity") String name) {
        Map<String, Object> usage = CustomJson.write(entities.usage(name));
        return JsonBuffer.bytes(json -> JsonBuffer.write(json, usage));
    }

    /** Takes one out of use. */
    @POST
    @Path("{entity}/retire")
    public Response retire(@PathParam("entity") String name) {
        return answer(entities.retire(name), Response.ok());
    }

    /** Brings one back. */
    @POST
    @Path("{entity}/restore")
    public Response restore(@PathParam("entity") String name) {
        return answer(entities.restore(name), Response.ok());
    }

    private static Response answer(CustomEntity entity, Response.ResponseBuilder response) {
        Map<String, @Nullable Object> content = CustomJson.write(entity);
        return response.header("ETag", Versions.tag(entity.version()))
                .entity(JsonBuffer.bytes(json -> JsonBuffer.write(json, content)))
                .build();
    }
}
