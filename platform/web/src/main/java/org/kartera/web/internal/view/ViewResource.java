package org.kartera.web.internal.view;

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
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.CrmException;
import org.kartera.platform.StandardError;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code /api/v1/ui/views}: filters, columns and arrangements that people have saved, for themselves, a team or everybody. */
@Component(service = ViewResource.class, property = "kartera.rest.platform=true")
@Path("ui/views")
@Produces(MediaType.APPLICATION_JSON)
public final class ViewResource {
    private static final String MERGE_PATCH = "application/merge-patch+json";
    private static final long NEVER = -1;

    private final Views views;

    @Activate
    public ViewResource(@Reference Views views) {
        this.views = views;
    }

    /** Those of a record type that the caller sees, in their order. */
    @GET
    public Map<String, Object> list(@QueryParam("entity") @Nullable String entity) {
        if (entity == null || entity.isEmpty()) {
            throw new CrmException(StandardError.MALFORMED_PARAMETER, "entity", "");
        }
        List<SavedView> visible = views.of(entity);
        Map<UUID, String> titles = views.titles(visible);
        return Map.of("items", visible.stream().map(view -> json(view, titles)).toList());
    }

    /** Saves one. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response create(Map<String, @Nullable Object> body) {
        SavedView view = views.create(body);
        return answer(Response.status(Response.Status.CREATED), view)
                .location(URI.create("/api/v1/ui/views/" + view.id()))
                .build();
    }

    /** One of them. */
    @GET
    @Path("{id}")
    public Response view(@PathParam("id") String id) {
        return answer(Response.ok(), views.find(id(id))).build();
    }

    /** Changes the fields that the body names; {@code state} as a whole. */
    @PATCH
    @Path("{id}")
    @Consumes({MERGE_PATCH, MediaType.APPLICATION_JSON})
    public Response change(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            Map<String, @Nullable Object> body) {
        return answer(Response.ok(), views.update(id(id), version(ifMatch), body))
                .build();
    }

    /** Removes one. */
    @DELETE
    @Path("{id}")
    public Response delete(@PathParam("id") String id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        views.delete(id(id), version(ifMatch));
        return Response.noContent().build();
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException none) {
            throw CrmException.causedBy(none, WebError.NO_SUCH_VIEW, text);
        }
    }

    /** The version in If-Match (RFC 9110, 13.1.1), one that no view has where the tag is none of ours; null where any will do. */
    private static @Nullable Long version(@Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.strip().equals("*")) {
            return null;
        }
        return ifMatch.strip().matches("\"\\d{1,18}\"")
                ? Long.valueOf(ifMatch.replaceAll("\\D", ""))
                : Long.valueOf(NEVER);
    }

    private Response.ResponseBuilder answer(Response.ResponseBuilder answer, SavedView view) {
        return answer.entity(json(view, views.titles(List.of(view))))
                .header(HttpHeaders.ETAG, "\"" + view.version() + "\"");
    }

    private Map<String, @Nullable Object> json(SavedView view, Map<UUID, String> titles) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("id", view.id());
        json.put("version", view.version());
        json.put("entity", view.entity());
        json.put("name", view.name());
        json.put("visibility", view.visibility().json());
        json.put("team", reference(Names.TEAM, view.team(), titles));
        json.put("roles", view.roles());
        json.put("layout", view.layout());
        json.put("state", view.state());
        json.put("position", view.position());
        json.put("owner", reference(Names.USER, view.owner(), titles));
        json.put("editable", views.editable(view));
        return json;
    }

    private static @Nullable Map<String, Object> reference(String entity, @Nullable UUID id, Map<UUID, String> titles) {
        if (id == null) {
            return null;
        }
        Map<String, Object> reference = new LinkedHashMap<>();
        reference.put("entity", entity);
        reference.put("id", id);
        reference.put("title", titles.getOrDefault(id, ""));
        return reference;
    }
}
