package org.kartera.rest.internal.metadata;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.Callers;
import org.kartera.platform.CrmException;
import org.kartera.platform.Messages;
import org.kartera.platform.StandardError;
import org.kartera.platform.record.FieldKind;
import org.kartera.records.formula.FormulaPreviews;
import org.kartera.records.formula.FormulaPreviews.Preview;
import org.kartera.records.formula.Note;
import org.kartera.records.formula.Purpose;
import org.kartera.records.formula.ValueKind;
import org.kartera.records.json.ValueJson;
import org.kartera.rest.internal.json.JsonBuffer;
import org.kartera.rest.internal.json.StrictJson;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Tries a formula, as it is being written; only for administrators. */
@Component(service = FormulaResource.class, property = "kartera.rest.platform=true")
@Path("metadata/entities/{entity}/formula")
@Produces(MediaType.APPLICATION_JSON)
public final class FormulaResource {
    private final StrictJson parser = new StrictJson();
    private final FormulaPreviews previews;
    private final Callers callers;
    private final Messages messages;

    @Activate
    public FormulaResource(
            @Reference FormulaPreviews previews, @Reference Callers callers, @Reference Messages messages) {
        this.previews = previews;
        this.callers = callers;
        this.messages = messages;
    }

    /** {@code {"formula", "id"?, "condition"?}} gives {@code {"result", "value", "fields", "notes"}}; a condition may ask for today. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public byte[] preview(@PathParam("entity") String entity, InputStream body) {
        Map<String, @Nullable Object> asked = parser.object(body);
        if (!(asked.get("formula") instanceof String formula)) {
            throw CrmException.invalid("formula", StandardError.REQUIRED);
        }
        Purpose purpose = Boolean.TRUE.equals(asked.get("condition")) ? Purpose.CONDITION : Purpose.STORED;
        Preview preview = previews.preview(entity, formula, purpose, id(asked.get("id")));
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("result", kind(preview.kind()));
        answer.put("value", ValueJson.plain(preview.value()));
        answer.put("fields", preview.fields());
        Locale locale = callers.current().locale();
        answer.put(
                "notes",
                preview.notes().stream().map(note -> note(note, locale)).toList());
        return JsonBuffer.bytes(json -> JsonBuffer.write(json, answer));
    }

    private static @Nullable UUID id(@Nullable Object given) {
        if (given == null) {
            return null;
        }
        try {
            return UUID.fromString(given.toString());
        } catch (IllegalArgumentException e) {
            throw CrmException.causedBy(e, StandardError.MALFORMED_PARAMETER, "id", given.toString());
        }
    }

    private Map<String, Object> note(Note note, Locale locale) {
        String code = ValueJson.choiceName(note);
        return Map.of("code", code, "message", messages.text(Note.class, locale, "formula.note." + code));
    }

    /** The kind as fields have it; null for a value that is always empty. */
    private static @Nullable String kind(ValueKind kind) {
        return switch (kind) {
            case NUMBER -> FieldKind.DECIMAL.json();
            case CHOICES -> FieldKind.MULTI_CHOICE.json();
            case OTHER, NULL -> null;
            default -> ValueJson.choiceName(kind);
        };
    }
}
