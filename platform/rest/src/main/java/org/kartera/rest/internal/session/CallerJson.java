package org.kartera.rest.internal.session;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.Access;
import org.kartera.platform.Caller;
import org.kartera.platform.Callers;
import org.kartera.platform.CrmException;
import org.kartera.platform.record.Ref;
import org.kartera.platform.record.Row;
import org.kartera.records.Administration;
import org.kartera.records.InstallationSettings;
import org.kartera.records.RecordGateway;
import org.kartera.records.json.RecordJson;
import org.kartera.records.json.ValueJson;
import org.kartera.records.metadata.ActionType;
import org.kartera.records.metadata.EntityType;
import org.kartera.records.metadata.MetadataSource;
import org.kartera.rest.internal.json.JsonBuffer;
import org.kartera.rest.internal.settings.SettingsJson;
import org.kartera.security.SignedIn;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Writes who somebody is and what they may do. */
@Component(service = CallerJson.class)
public final class CallerJson {
    private static final String USER = "security.user";
    private static final String ROLE = "security.role";
    private static final List<String> VERBS = List.of("read", "create", "update", "delete", "export");

    private final MetadataSource metadata;
    private final RecordGateway records;
    private final Callers callers;
    private final InstallationSettings settings;

    @Activate
    public CallerJson(
            @Reference MetadataSource metadata,
            @Reference RecordGateway records,
            @Reference Callers callers,
            @Reference InstallationSettings settings) {
        this.metadata = metadata;
        this.records = records;
        this.callers = callers;
        this.settings = settings;
    }

    /** {@code session} is null where a token was used. */
    void write(JsonGenerator json, Caller caller, @Nullable SignedIn session) throws IOException {
        json.writeStartObject();
        Row user = user(caller);
        json.writeObjectFieldStart("user");
        json.writeStringField("entity", USER);
        json.writeStringField("id", String.valueOf(caller.user()));
        json.writeStringField("login", caller.login());
        json.writeStringField("title", user == null ? caller.login() : user.title());
        json.writeEndObject();
        json.writeFieldName("teams");
        if (user == null) {
            JsonBuffer.write(json, List.of());
        } else {
            RecordJson.value(json, user, "teams");
        }
        json.writeFieldName("roles");
        JsonBuffer.write(json, user == null ? List.of() : roles(user));
        boolean admin = Administration.of(caller);
        json.writeBooleanField("admin", admin);
        place(json, caller, admin);
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

    /** What holds for the caller and the installation; that the tour is due is for administrators to know. */
    private void place(JsonGenerator json, Caller caller, boolean admin) throws IOException {
        InstallationSettings.Values installation = settings.current();
        json.writeStringField("locale", caller.locale().toLanguageTag());
        json.writeStringField("zone", caller.zone().getId());
        json.writeStringField("company", installation.company());
        json.writeStringField("currency", installation.currency());
        json.writeStringField("region", installation.region());
        json.writeFieldName("formats");
        JsonBuffer.write(json, SettingsJson.of(installation.formats()));
        if (admin) {
            json.writeBooleanField("firstRun", installation.firstRun());
        }
    }

    /** The user's record, which everybody may know of themselves; null where there is none. */
    private @Nullable Row user(Caller caller) {
        UUID user = caller.user();
        return user == null ? null : read(USER, user, List.of("roles", "teams"));
    }

    /** The names of the user's roles, by which programs know them. */
    private List<String> roles(Row user) {
        List<String> names = new ArrayList<>();
        if (user.value("roles") instanceof Collection<?> roles) {
            for (Object role : roles) {
                Row read = role instanceof Ref ref ? read(ROLE, ref.id(), List.of("name")) : null;
                if (read != null && read.value("name") instanceof String name) {
                    names.add(name);
                }
            }
        }
        return names;
    }

    private @Nullable Row read(String entity, UUID id, List<String> fields) {
        try {
            return callers.as(Caller.system("rest"), () -> records.read(entity, id, fields, List.of()));
        } catch (CrmException unreadable) {
            return null;
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
