package org.kartera.rest.internal.system;

import com.fasterxml.jackson.core.JsonGenerator;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.List;
import org.kartera.events.FeedProgress;
import org.kartera.jobs.JobOverview;
import org.kartera.persistence.Database;
import org.kartera.persistence.UnitOfWork;
import org.kartera.platform.Callers;
import org.kartera.records.Administration;
import org.kartera.records.module.ModuleInfo;
import org.kartera.records.module.ModuleState;
import org.kartera.records.module.Modules;
import org.kartera.rest.internal.json.JsonBuffer;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** How this server fares: versions, room, and what is behind; for administrators. */
@Component(service = SystemResource.class, property = "kartera.rest.platform=true")
@Path("system")
@Produces(MediaType.APPLICATION_JSON)
public final class SystemResource {
    private final Callers callers;
    private final Database database;
    private final UnitOfWork unit;
    private final FeedProgress feed;
    private final JobOverview jobs;
    private final Modules modules;

    @Activate
    public SystemResource(
            @Reference Callers callers,
            @Reference Database database,
            @Reference UnitOfWork unit,
            @Reference FeedProgress feed,
            @Reference JobOverview jobs,
            @Reference Modules modules) {
        this.callers = callers;
        this.database = database;
        this.unit = unit;
        this.feed = feed;
        this.jobs = jobs;
        this.modules = modules;
    }

    /** Everything at this moment. */
    @GET
    public byte[] read() {
        Administration.demand(callers.current(), "read", "system");
        DatabaseFacts facts = DatabaseFacts.of(database.dialect(), unit);
        JobOverview.Counts runs = jobs.counts();
        long lag = feed.lag().toMillis();
        List<ModuleInfo> known = modules.list();
        return JsonBuffer.bytes(json -> {
            json.writeStartObject();
            server(json);
            json.writeObjectFieldStart("database");
            json.writeStringField("kind", facts.kind());
            json.writeStringField("version", facts.version());
            json.writeNumberField("bytes", facts.bytes());
            json.writeEndObject();
            room(json);
            json.writeObjectFieldStart("feed");
            json.writeNumberField("lagMillis", lag);
            json.writeEndObject();
            json.writeObjectFieldStart("jobs");
            json.writeNumberField("running", runs.running());
            json.writeNumberField("waiting", runs.waiting());
            json.writeNumberField("failed", runs.failed());
            json.writeEndObject();
            json.writeObjectFieldStart("modules");
            json.writeNumberField("enabled", count(known, ModuleState.ENABLED));
            json.writeNumberField("failed", count(known, ModuleState.FAILED));
            json.writeEndObject();
            json.writeEndObject();
        });
    }

    private void server(JsonGenerator json) throws IOException {
        long started = ManagementFactory.getRuntimeMXBean().getStartTime();
        json.writeStringField("version", version());
        json.writeStringField("startedAt", Instant.ofEpochMilli(started).toString());
        json.writeStringField("node", jobs.node());
        json.writeStringField("java", Runtime.version().toString());
    }

    /** Empty where this is no bundle. */
    private static String version() {
        Bundle bundle = FrameworkUtil.getBundle(SystemResource.class);
        return bundle == null ? "" : bundle.getVersion().toString();
    }

    private static void room(JsonGenerator json) throws IOException {
        Runtime runtime = Runtime.getRuntime();
        json.writeObjectFieldStart("memory");
        json.writeNumberField("used", runtime.totalMemory() - runtime.freeMemory());
        json.writeNumberField("max", runtime.maxMemory());
        json.writeEndObject();
        File data = new File(System.getProperty("kartera.data", ".")).getAbsoluteFile();
        json.writeObjectFieldStart("disk");
        json.writeNumberField("free", data.getUsableSpace());
        json.writeNumberField("total", data.getTotalSpace());
        json.writeEndObject();
    }

    private static long count(List<ModuleInfo> modules, ModuleState state) {
        return modules.stream().filter(module -> module.state() == state).count();
    }
}
