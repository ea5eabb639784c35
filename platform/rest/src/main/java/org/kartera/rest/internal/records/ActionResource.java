package org.kartera.rest.internal.records;

import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kartera.records.Mutation;
import org.kartera.records.RecordGateway;
import org.kartera.rest.internal.json.StrictJson;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Takes an action with a record; the body has its arguments, and may be absent where it takes none. */
@Component(service = ActionResource.class, property = "kartera.rest.platform=true")
@Path("records/{entity}/{id}/actions/{action}")
@Produces(MediaType.APPLICATION_JSON)
public final class ActionResource {
    private final StrictJson parser = new StrictJson();
    private final RecordGateway gateway;
    private final RecordAnswers answers;

    @Activate
    public ActionResource(@Reference RecordGateway gateway, @Reference RecordAnswers answers) {
        this.gateway = gateway;
        this.answers = answers;
    }

    @POST
    public Response act(
            @PathParam("entity") String entity,
            @PathParam("id") String id,
            @PathParam("action") String action,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @HeaderParam("Prefer") @Nullable String prefer,
            InputStream body) {
        UUID record = Ids.parse(entity, id);
        Map<String, @Nullable Object> arguments = parser.optionalObject(body);
        Mutation act = new Mutation.Act(record, Versions.demanded(ifMatch), action, arguments);
        return answers.changed(entity, gateway.write(entity, List.of(act), true).get(0), prefer);
    }
}
