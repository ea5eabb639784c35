package org.kartera.rest.internal.openapi;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import org.kartera.platform.Callers;
import org.kartera.platform.Messages;
import org.kartera.records.metadata.Labels;
import org.kartera.records.metadata.MetadataSource;
import org.kartera.rest.internal.json.JsonBuffer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The description of the interface (OpenAPI 3.1), with the record types, actions and fields that the caller has rights to. */
@Component(service = OpenApiResource.class, property = "kartera.rest.platform=true")
@Path("openapi.json")
@Produces(MediaType.APPLICATION_JSON)
public final class OpenApiResource {
    private final MetadataSource metadata;
    private final Callers callers;
    private final OpenApiDocument document;

    @Activate
    public OpenApiResource(
            @Reference MetadataSource metadata, @Reference Callers callers, @Reference Messages messages) {
        this.metadata = metadata;
        this.callers = callers;
        this.document = new OpenApiDocument(new Labels(messages), messages);
    }

    @GET
    public byte[] description() {
        Map<String, Object> content = document.of(metadata.current(), callers.current());
        return JsonBuffer.bytes(json -> JsonBuffer.write(json, content));
    }
}
