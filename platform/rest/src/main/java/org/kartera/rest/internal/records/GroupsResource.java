package org.kartera.rest.internal.records;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.kartera.platform.CrmException;
import org.kartera.platform.StandardError;
import org.kartera.platform.record.Group;
import org.kartera.platform.record.GroupQuery;
import org.kartera.platform.record.GroupQuery.Function;
import org.kartera.platform.record.GroupQuery.Measure;
import org.kartera.records.RecordGateway;
import org.kartera.records.json.RecordJson;
import org.kartera.rest.internal.json.JsonBuffer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Totals: {@code ?by=stage&sum=amount&filter=...}. */
@Component(service = GroupsResource.class, property = "kartera.rest.platform=true")
@Path("records/{entity}/groups")
@Produces(MediaType.APPLICATION_JSON)
public final class GroupsResource {
    private static final int MAX_BY = 3;
    private static final Set<String> PARAMETERS = Set.of("by", "filter", "sum", "avg", "min", "max");

    private final RecordGateway gateway;
    private final Filters filters;

    @Activate
    public GroupsResource(@Reference RecordGateway gateway, @Reference Filters filters) {
        this.gateway = gateway;
        this.filters = filters;
    }

    @GET
    public byte[] groups(@PathParam("entity") String entity, @Context UriInfo address) {
        Parameters parameters = new Parameters(address.getQueryParameters(), PARAMETERS);
        List<String> by = parameters.names("by");
        if (by.isEmpty() || by.size() > MAX_BY) {
            throw new CrmException(StandardError.MALFORMED_PARAMETER, "by", String.join(",", by));
        }
        List<Measure> measures = new ArrayList<>();
        for (Function function : Function.values()) {
            for (String field : parameters.names(function.name().toLowerCase(Locale.ROOT))) {
                measures.add(new Measure(function, field));
            }
        }
        List<Group> groups =
                gateway.groups(new GroupQuery(entity, filters.parse(parameters.text("filter")), by, measures));
        return JsonBuffer.bytes(json -> RecordJson.write(json, groups));
    }
}
