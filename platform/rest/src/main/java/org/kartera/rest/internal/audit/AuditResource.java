package org.kartera.rest.internal.audit;

import com.fasterxml.jackson.core.JsonGenerator;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kartera.events.AuditChain;
import org.kartera.events.AuditTrail;
import org.kartera.events.StoredEntry;
import org.kartera.platform.Callers;
import org.kartera.platform.Messages;
import org.kartera.records.Administration;
import org.kartera.records.metadata.EntityType;
import org.kartera.records.metadata.Labels;
import org.kartera.records.metadata.MetadataSource;
import org.kartera.rest.internal.json.JsonBuffer;
import org.kartera.rest.internal.records.ChangesJson;
import org.kartera.rest.internal.records.Parameters;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Who did what, newest first, and whether nobody has tampered with it; for administrators. */
@Component(service = AuditResource.class, property = "kartera.rest.platform=true")
@Path("audit")
@Produces(MediaType.APPLICATION_JSON)
public final class AuditResource {
    private static final String SUBJECT = "audit";
    private static final int PAGE = 50;
    private static final int MAX_PAGE = 1_000;
    private static final Set<String> PARAMETERS = parameters();

    private final AuditTrail trail;
    private final AuditChain chain;
    private final MetadataSource metadata;
    private final Callers callers;
    private final ChangesJson changes;

    @Activate
    public AuditResource(
            @Reference AuditTrail trail,
            @Reference AuditChain chain,
            @Reference MetadataSource metadata,
            @Reference Callers callers,
            @Reference Messages messages) {
        this.trail = trail;
        this.chain = chain;
        this.metadata = metadata;
        this.callers = callers;
        this.changes = new ChangesJson(new Labels(messages));
    }

    private static Set<String> parameters() {
        Set<String> known = new HashSet<>(AuditTrail.Query.PARAMETERS);
        known.addAll(Set.of("limit", "after"));
        return Set.copyOf(known);
    }

    /** A page of entries. */
    @GET
    public byte[] read(@Context UriInfo address) {
        Administration.demand(callers.current(), "read", SUBJECT);
        Parameters parameters = new Parameters(address.getQueryParameters(), PARAMETERS);
        int limit = parameters.number("limit", PAGE, 1, MAX_PAGE);
        List<StoredEntry> entries =
                trail.read(AuditTrail.Query.parse(parameters.all()), parameters.text("after"), limit + 1);
        List<StoredEntry> page = entries.size() > limit ? entries.subList(0, limit) : entries;
        Locale locale = callers.current().locale();
        return JsonBuffer.bytes(json -> {
            json.writeStartObject();
            json.writeArrayFieldStart("items");
            for (StoredEntry entry : page) {
                write(json, entry, locale);
            }
            json.writeEndArray();
            json.writeStringField(
                    "next", entries.size() > limit ? page.get(limit - 1).cursor() : null);
            json.writeEndObject();
        });
    }

    private void write(JsonGenerator json, StoredEntry entry, Locale locale) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", entry.cursor());
        json.writeStringField("at", entry.at().toString());
        json.writeStringField("kind", entry.kind());
        JsonBuffer.field(json, "action", entry.action());
        json.writeStringField("channel", entry.channel());
        json.writeStringField("address", entry.origin());
        changes.user(json, entry);
        json.writeStringField("entity", entry.entity());
        json.writeFieldName("record");
        if (entry.record() == null) {
            json.writeNull();
        } else {
            json.writeStartObject();
            json.writeStringField("entity", entry.entity());
            json.writeStringField("id", entry.record().toString());
            json.writeStringField("title", entry.title());
            json.writeEndObject();
        }
        changes.write(json, type(entry), entry, locale);
        changes.details(json, entry);
        json.writeEndObject();
    }

    private @Nullable EntityType type(StoredEntry entry) {
        String entity = entry.entity();
        return entity == null ? null : metadata.current().known(entity).orElse(null);
    }

    /** Checks the chain of hashes from its beginning. */
    @POST
    @Path("verify")
    public byte[] verify() {
        Administration.demand(callers.current(), "verify", SUBJECT);
        AuditChain.Verdict verdict = chain.verify();
        return JsonBuffer.bytes(json -> {
            json.writeStartObject();
            json.writeBooleanField("holds", verdict.faults().isEmpty());
            json.writeNumberField("entries", verdict.entries());
            json.writeNumberField("seals", verdict.seals());
            json.writeFieldName("faults");
            JsonBuffer.write(json, verdict.faults());
            json.writeEndObject();
        });
    }
}
