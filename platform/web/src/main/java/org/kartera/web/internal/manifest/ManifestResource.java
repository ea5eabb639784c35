package org.kartera.web.internal.manifest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;
import org.kartera.web.internal.client.ClientFiles;
import org.kartera.web.internal.client.Digests;
import org.kartera.web.internal.client.Negotiation;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code GET /api/v1/ui/manifest}: which client this is, the screens of modules, the layouts of records, menu and home page, for the caller and in the caller's language. */
@Component(service = ManifestResource.class, property = "kartera.rest.platform=true")
@Path("ui/manifest")
@Produces(MediaType.APPLICATION_JSON)
public final class ManifestResource {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ClientFiles client;
    private final UiModules modules;
    private final Arrangements arrangements;

    @Activate
    public ManifestResource(
            @Reference ClientFiles client, @Reference UiModules modules, @Reference Arrangements arrangements) {
        this.client = client;
        this.modules = modules;
        this.arrangements = arrangements;
    }

    /** 304 where {@code If-None-Match} has it already. */
    @GET
    public Response manifest(@HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch)
            throws JsonProcessingException {
        ObjectNode manifest = JSON.createObjectNode();
        manifest.put("api", UiModule.API);
        manifest.put("build", client.build());
        manifest.set("modules", JSON.valueToTree(modules.screens()));
        arrangements.describe(manifest);
        byte[] body = JSON.writeValueAsBytes(manifest);
        String tag = "\"" + Digests.brief(body) + "\"";
        Response.ResponseBuilder answer =
                Negotiation.knows(ifNoneMatch, tag) ? Response.notModified() : Response.ok(body);
        return answer.header(HttpHeaders.ETAG, tag)
                .header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
                .build();
    }
}
