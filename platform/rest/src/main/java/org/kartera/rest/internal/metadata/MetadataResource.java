package org.kartera.rest.internal.metadata;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Comparator;
import java.util.List;
import org.kartera.platform.Access;
import org.kartera.platform.Caller;
import org.kartera.platform.Callers;
import org.kartera.platform.CrmException;
import org.kartera.platform.Messages;
import org.kartera.platform.StandardError;
import org.kartera.records.metadata.EntityType;
import org.kartera.records.metadata.Labels;
import org.kartera.records.metadata.Metadata;
import org.kartera.records.metadata.MetadataSource;
import org.kartera.rest.internal.json.JsonBuffer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What record types there are that the caller may read, with labels in the caller's language. */
@Component(service = MetadataResource.class, property = "kartera.rest.platform=true")
@Path("metadata/entities")
@Produces(MediaType.APPLICATION_JSON)
public final class MetadataResource {
    private final MetadataSource source;
    private final Callers callers;
    private final MetadataJson writer;

    @Activate
    public MetadataResource(
            @Reference MetadataSource source, @Reference Callers callers, @Reference Messages messages) {
        this.source = source;
        this.callers = callers;
        this.writer = new MetadataJson(new Labels(messages));
    }

    /** All of them. */
    @GET
    public byte[] entities() {
        Metadata metadata = source.current();
        Caller caller = callers.current();
        List<EntityType> types = metadata.entities().values().stream()
                .filter(type -> readable(type, caller))
                .sorted(Comparator.comparing(EntityType::name))
                .toList();
        return JsonBuffer.bytes(json -> {
            json.writeStartObject();
            json.writeArrayFieldStart("items");
            for (EntityType type : types) {
                writer.write(json, type, metadata.available(type), caller);
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    /** One of them. */
    @GET
    @Path("{entity}")
    public byte[] entity(@PathParam("entity") String name) {
        Metadata metadata = source.current();
        Caller caller = callers.current();
        EntityType type = metadata.known(name)
                .filter(known -> readable(known, caller))
                .orElseThrow(() -> new CrmException(StandardError.NO_SUCH_ENTITY, name));
        return JsonBuffer.bytes(json -> writer.write(json, type, metadata.available(type), caller));
    }

    private static boolean readable(EntityType type, Caller caller) {
        return caller.rights().access(type.name(), "read") != Access.NONE;
    }
}
