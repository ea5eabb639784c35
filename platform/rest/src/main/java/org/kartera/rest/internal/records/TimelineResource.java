package org.kartera.rest.internal.records;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.Set;
import org.kartera.platform.Callers;
import org.kartera.platform.Messages;
import org.kartera.records.Notes;
import org.kartera.records.RecordGateway;
import org.kartera.records.metadata.EntityType;
import org.kartera.records.metadata.Labels;
import org.kartera.records.metadata.MetadataSource;
import org.kartera.rest.internal.json.JsonBuffer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What happened to a record, and what people wrote on it, newest first. */
@Component(service = TimelineResource.class, property = "kartera.rest.platform=true")
@Path("records/{entity}/{id}/timeline")
@Produces(MediaType.APPLICATION_JSON)
public final class TimelineResource {
    private static final int PAGE = 50;
    private static final int MAX_PAGE = 200;
    private static final Set<String> PARAMETERS = Set.of("limit", "after");

    private final Timeline timeline;
    private final MetadataSource metadata;
    private final Callers callers;
    private final TimelineJson writer;

    @Activate
    public TimelineResource(
            @Reference RecordGateway gateway,
            @Reference Notes notes,
            @Reference MetadataSource metadata,
            @Reference Callers callers,
            @Reference Messages messages) {
        this.metadata = metadata;
        this.callers = callers;
        this.writer = new TimelineJson(new Labels(messages));
        this.timeline = new Timeline(gateway, notes, writer);
    }

    @GET
    public byte[] timeline(@PathParam("entity") String entity, @PathParam("id") String id, @Context UriInfo address) {
        Parameters parameters = new Parameters(address.getQueryParameters(), PARAMETERS);
        int limit = parameters.number("limit", PAGE, 1, MAX_PAGE);
        EntityType type = metadata.current().entity(entity);
        Timeline.Part part = timeline.read(entity, Ids.parse(entity, id), parameters.text("after"), limit + 1);
        return JsonBuffer.bytes(json -> writer.write(
                json,
                type,
                part.entries(),
                part.notes(),
                limit,
                callers.current().locale()));
    }
}
