package org.kartera.web.internal.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;
import org.kartera.web.internal.layer.Layer;
import org.kartera.web.internal.layer.Place;
import org.kartera.web.internal.layer.StoredLayer;
import org.kartera.web.internal.layer.StoredLayers;
import org.kartera.web.internal.layout.LayoutReader;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code /api/v1/ui/layouts}: how records are shown, to everybody or to a role, as administrators arrange it over the layouts of modules. For administrators. */
@Component(service = LayoutResource.class, property = "kartera.rest.platform=true")
@Path("ui/layouts")
@Produces(MediaType.APPLICATION_JSON)
public final class LayoutResource {
    private final Arrangements arrangements;
    private final StoredLayers stored;

    @Activate
    public LayoutResource(@Reference Arrangements arrangements, @Reference StoredLayers stored) {
        this.arrangements = arrangements;
        this.stored = stored;
    }

    /** All that is laid over layouts of modules, menu and home page included, and which of it has a conflict with what lies below. */
    @GET
    public ObjectNode all() {
        arrangements.demand(new Place("menu", "menu", "", Layer.ADMIN));
        Arrangement now = arrangements.current();
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.putArray("items");
        for (StoredLayer layer : stored.all()) {
            json.withArrayProperty("items").add(LayoutJson.brief(now, layer));
        }
        return json;
    }

    /** All parts of the layout of a record type, for everybody or a role, and the texts of the catalogues' keys in it. */
    @GET
    @Path("{entity}")
    public ObjectNode layout(@PathParam("entity") String entity, @QueryParam("role") @Nullable String role) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("entity", entity);
        json.put("role", role);
        Arrangement now = arrangements.current();
        ObjectNode parts = json.putObject("parts");
        for (String part : LayoutReader.PARTS) {
            Place place = place(entity, part, role, null);
            arrangements.demand(place);
            parts.set(part, LayoutJson.part(now, place));
        }
        json.putPOJO("texts", arrangements.labels(now).texts(parts, WelcomeResource.LOCALES));
        return json;
    }

    /** One part of it. */
    @GET
    @Path("{entity}/{part}")
    public Response part(
            @PathParam("entity") String entity,
            @PathParam("part") String part,
            @QueryParam("role") @Nullable String role,
            @QueryParam("layer") @Nullable String layer) {
        return answer(arrangements, place(entity, part, role, layer));
    }

    /** Takes the body as the part's content; see {@link Arrangements#put}. */
    @PUT
    @Path("{entity}/{part}")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response put(
            @PathParam("entity") String entity,
            @PathParam("part") String part,
            @QueryParam("role") @Nullable String role,
            @QueryParam("layer") @Nullable String layer,
            @QueryParam("package") @Nullable String origin,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            JsonNode content) {
        Place place = place(entity, part, role, layer);
        arrangements.put(place, LayerParameters.origin(place, origin), content, LayerParameters.tag(ifMatch));
        return answer(arrangements, place);
    }

    /** Goes back to what lies below. */
    @DELETE
    @Path("{entity}/{part}")
    public Response revert(
            @PathParam("entity") String entity,
            @PathParam("part") String part,
            @QueryParam("role") @Nullable String role,
            @QueryParam("layer") @Nullable String layer,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        arrangements.revert(place(entity, part, role, layer), LayerParameters.tag(ifMatch));
        return Response.noContent().build();
    }

    private static Place place(String entity, String part, @Nullable String role, @Nullable String layer) {
        return new Place(entity, part, role == null ? Arrangement.EVERYBODY : role, LayerParameters.layer(layer));
    }

    /** What there is at {@code place}, with its tag and the texts of its keys. */
    static Response answer(Arrangements arrangements, Place place) {
        arrangements.demand(place);
        Arrangement now = arrangements.current();
        ObjectNode json = LayoutJson.part(now, place);
        json.putPOJO("texts", arrangements.labels(now).texts(json, WelcomeResource.LOCALES));
        return Response.ok(json)
                .header(HttpHeaders.ETAG, "\"" + json.path("tag").asText() + "\"")
                .build();
    }
}
