package org.kartera.rest.internal.session;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.Access;
import org.kartera.platform.Caller;
import org.kartera.platform.Callers;
import org.kartera.platform.CrmException;
import org.kartera.platform.record.Row;
import org.kartera.records.RecordGateway;
import org.kartera.records.json.ValueJson;
import org.kartera.records.metadata.ActionType;
import org.kartera.records.metadata.EntityType;
import org.kartera.records.metadata.MetadataSource;
import org.kartera.security.SignedIn;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Writes who somebody is and what they may do. */
@Component(service = CallerJson.class)
public final class CallerJson {
    private static final String USER = "security.user";
    private static final List<String> VERBS = List.of("read", "create", "update", "delete", "export");

    private final MetadataSource metadata;
    private final RecordGateway records;
    private final Callers callers;

    @Activate
    public CallerJson(
            @Reference MetadataSource metadata, @Reference RecordGateway records, @Reference Callers callers) {
        this.metadata = metadata;
        this.records = records;
        this.callers = callers;
    }

    /** {@code session} is null where a token was used. */
    void write(JsonGenerator json, Caller caller, @Nullable SignedIn session) throws IOException {
        json.writeStartObject();
        json.writeObjectFieldStart("user");
        json.writeStringField("entity", USER);
        json.writeStringField("id", String.valueOf(caller.user()));
        json.writeStringField("login", caller.login());
        json.writeStringField("title", title(caller));
        json.writeEndObject();
        json.writeArrayFieldStart("teams");
        for (UUID team : caller.teams()) {
            json.writeString(team.toString());
        }
        json.writeEndArray();
        json.writeStringField("locale", caller.locale().toLanguageTag());
        json.writeStringField("zone", caller.zone().getId());
        if (session != null) {
            json.writeStringField("csrfToken", session.csrfToken());
            json.writeBooleanField("mustChangePassword", session.mustChangePassword());
            json.writeStringField("expiresAt", session.expiresAt().toString());
        }
        json.writeObjectFieldStart("rights");
        for (EntityType type : metadata.current().entities().values().stream()
                .sorted(Comparator.comparing(EntityType::name))
                .toList()) {
            rights(json, type, caller);
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    /** What people call the user; the login where the caller may not read even that. */
    private String title(Caller caller) {
        UUID user = caller.user();
        if (user == null) {
            return caller.login();
        }
        try {
            Row row = callers.as(Caller.system("rest"), () -> records.read(USER, user, List.of("id"), List.of()));
            return row.title();
        } catch (CrmException unreadable) {
            return caller.login();
        }
    }

    private static void rights(JsonGenerator json, EntityType type, Caller caller) throws IOException {
        json.writeObjectFieldStart(type.name());
        for (String verb : VERBS) {
            right(json, type, verb, caller);
        }
        for (ActionType action : type.actions()) {
            right(json, type, action.name(), caller);
        }
        json.writeEndObject();
    }

    private static void right(JsonGenerator json, EntityType type, String verb, Caller caller) throws IOException {
        Access access = caller.rights().access(type.name(), verb);
        if (access != Access.NONE) {
            json.writeStringField(verb, ValueJson.choiceName(access));
        }
    }
}
