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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.CrmException;
import org.kartera.platform.StandardError;
import org.kartera.platform.job.Jobs;
import org.kartera.records.custom.CustomField;
import org.kartera.records.custom.Customisation;
import org.kartera.records.custom.Origin;
import org.kartera.records.custom.Overlays;
import org.kartera.records.custom.Recalculations;
import org.kartera.rest.internal.json.JsonBuffer;
import org.kartera.rest.internal.json.StrictJson;
import org.kartera.rest.internal.records.Versions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The fields of a record type as they are defined: those that administrators added, and those that modules bring, of which some parts can be changed. Only for administrators. */
@Component(service = FieldsResource.class, property = "kartera.rest.platform=true")
@Path("metadata/entities/{entity}/fields")
@Produces(MediaType.APPLICATION_JSON)
public final class FieldsResource {
    private final StrictJson parser = new StrictJson();
    private final Customisation customisation;
    private final Overlays overlays;
    private final Recalculations recalculations;

    @Activate
    public FieldsResource(
            @Reference Customisation customisation,
            @Reference Overlays overlays,
            @Reference Recalculations recalculations) {
        this.customisation = customisation;
        this.overlays = overlays;
        this.recalculations = recalculations;
    }

    /** All of them, added ones as {@code items}. */
    @GET
    public byte[] fields(@PathParam("entity") String entity) {
        Jobs.Status computing = recalculations.of(entity).orElse(null);
        List<Map<String, @Nullable Object>> items = customisation.fields(entity).stream()
                .map(field -> CustomJson.write(field, computing))
                .toList();
        List<Map<String, @Nullable Object>> builtIn =
                overlays.fields(entity).stream().map(BuiltInJson::write).toList();
        return JsonBuffer.bytes(json -> JsonBuffer.write(json, Map.of("items", items, "builtIn", builtIn)));
    }

    /** Adds one. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response add(@PathParam("entity") String entity, InputStream body) {
        CustomField added = customisation.add(entity, parser.object(body), Origin.ADMIN);
        return answer(
                added, Response.created(URI.create("/api/v1/metadata/entities/" + entity + "/fields/" + added.name())));
    }

    /** One of them. */
    @GET
    @Path("{field}")
    public Response field(@PathParam("entity") String entity, @PathParam("field") String name) {
        return added(entity, name)
                ? answer(customisation.field(entity, name))
                : BuiltInJson.answer(overlays.of(entity, name));
    }

    private boolean added(String entity, String name) {
        return customisation.fields(entity).stream()
                .anyMatch(field -> field.name().equals(name));
    }

    /** Changes one with a JSON merge patch (RFC 7396). */
    @PATCH
    @Path("{field}")
    @Consumes({"application/merge-patch+json", MediaType.APPLICATION_JSON})
    public Response change(
            @PathParam("entity") String entity,
            @PathParam("field") String name,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            InputStream body) {
        Long version = Versions.demanded(ifMatch);
        Map<String, @Nullable Object> patch = parser.object(body);
        return added(entity, name)
                ? answer(customisation.change(entity, name, version, patch))
                : BuiltInJson.answer(overlays.change(entity, name, version, patch, Origin.ADMIN));
    }

    /** Has the rows computed again, such as where that has failed. */
    @POST
    @Path("{field}/recalculate")
    public void recalculate(@PathParam("entity") String entity, @PathParam("field") String name) {
        customisation.field(entity, name);
        recalculations.again(entity);
    }

    /** Makes a module's field as it is without what administrators have changed. */
    @POST
    @Path("{field}/revert")
    public Response revert(
            @PathParam("entity") String entity,
            @PathParam("field") String name,
            @HeaderParam("If-Match") @Nullable String ifMatch) {
        return BuiltInJson.answer(overlays.revert(entity, name, Versions.demanded(ifMatch), Origin.ADMIN));
    }

    /** Deletes one, with all that is stored in it. */
    @DELETE
    @Path("{field}")
    public void delete(
            @PathParam("entity") String entity,
            @PathParam("field") String name,
            @QueryParam("confirm") @Nullable String confirm) {
        customisation.delete(entity, name, Confirmation.of(confirm));
    }

    /** What would be lost with one. */
    @GET
    @Path("{field}/usage")
    public byte[] usage(@PathParam("entity") String entity, @PathParam("field") String name) {
        Map<String, Object> usage = CustomJson.write(customisation.usage(entity, name));
        return JsonBuffer.bytes(json -> JsonBuffer.write(json, usage));
    }

    /** Takes one out of sight. */
    @POST
    @Path("{field}/retire")
    public Response retire(@PathParam("entity") String entity, @PathParam("field") String name) {
        return answer(customisation.retire(entity, name));
    }

    /** Brings one back. */
    @POST
    @Path("{field}/restore")
    public Response restore(@PathParam("entity") String entity, @PathParam("field") String name) {
        return answer(customisation.restore(entity, name));
    }

    /** Gives one another name: {@code {"name"}}. */
    @POST
    @Path("{field}/rename")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response rename(@PathParam("entity") String entity, @PathParam("field") String name, InputStream body) {
        return answer(customisation.rename(entity, name, text(parser.object(body), "name")));
    }

    /** Gives one another kind: {@code {"kind"}}, with what fields of that kind want beside it. */
    @POST
    @Path("{field}/retype")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response retype(@PathParam("entity") String entity, @PathParam("field") String name, InputStream body) {
        Map<String, @Nullable Object> options = new HashMap<>(parser.object(body));
        String kind = text(options, "kind");
        options.remove("kind");
        return answer(customisation.retype(entity, name, kind, options));
    }

    private static String text(Map<String, @Nullable Object> body, String name) {
        if (body.get(name) instanceof String text && !text.isBlank()) {
            return text.strip();
        }
        throw CrmException.invalid(name, StandardError.REQUIRED);
    }

    private static Response answer(CustomField field) {
        return answer(field, Response.ok());
    }

    private static Response answer(CustomField field, Response.ResponseBuilder response) {
        Map<String, @Nullable Object> content = CustomJson.write(field);
        return response.header("ETag", Versions.tag(field.version()))
                .entity(JsonBuffer.bytes(json -> JsonBuffer.write(json, content)))
                .build();
    }
}
