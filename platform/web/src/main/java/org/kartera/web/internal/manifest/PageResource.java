package org.kartera.web.internal.manifest;

import com.fasterxml.jackson.databind.JsonNode;
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
import org.kartera.web.internal.layer.Place;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * {@code /api/v1/ui/menu} and {@code /api/v1/ui/home}: which entries the menu has in which groups, and with which numbers and panels the home page begins, for
 * everybody or a role. For administrators.
 */
@Component(service = PageResource.class, property = "kartera.rest.platform=true")
@Path("ui/{page: menu|home}")
@Produces(MediaType.APPLICATION_JSON)
public final class PageResource {
    private final Arrangements arrangements;

    @Activate
    public PageResource(@Reference Arrangements arrangements) {
        this.arrangements = arrangements;
    }

    /** How it is arranged, as a part of a layout. */
    @GET
    public Response page(
            @PathParam("page") String page,
            @QueryParam("role") @Nullable String role,
            @QueryParam("layer") @Nullable String layer) {
        return LayoutResource.answer(arrangements, place(page, role, layer));
    }

    /** Takes the body as its content; see {@link Arrangements#put}. */
    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    public Response put(
            @PathParam("page") String page,
            @QueryParam("role") @Nullable String role,
            @QueryParam("layer") @Nullable String layer,
            @QueryParam("package") @Nullable String origin,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            JsonNode content) {
        Place place = place(page, role, layer);
        arrangements.put(place, LayerParameters.origin(place, origin), content, LayerParameters.tag(ifMatch));
        return LayoutResource.answer(arrangements, place);
    }

    /** Goes back to what lies below. */
    @DELETE
    public Response revert(
            @PathParam("page") String page,
            @QueryParam("role") @Nullable String role,
            @QueryParam("layer") @Nullable String layer,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        arrangements.revert(place(page, role, layer), LayerParameters.tag(ifMatch));
        return Response.noContent().build();
    }

    private static Place place(String page, @Nullable String role, @Nullable String layer) {
        return new Place(page, page, role == null ? Arrangement.EVERYBODY : role, LayerParameters.layer(layer));
    }
}
