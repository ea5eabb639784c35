package org.kartera.rest.internal.metadata;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.Access;
import org.kartera.platform.Caller;
import org.kartera.platform.record.FieldKind;
import org.kartera.platform.record.OnDelete;
import org.kartera.platform.record.Place;
import org.kartera.platform.record.Trait;
import org.kartera.records.custom.CustomEntities;
import org.kartera.records.json.ValueJson;
import org.kartera.records.metadata.ActionType;
import org.kartera.records.metadata.Choice;
import org.kartera.records.metadata.Computation;
import org.kartera.records.metadata.EntityType;
import org.kartera.records.metadata.FieldDetails;
import org.kartera.records.metadata.FieldType;
import org.kartera.records.metadata.FieldType.Flag;
import org.kartera.records.metadata.Labels;
import org.kartera.rest.internal.json.JsonBuffer;

/** Writes record types as clients read them: with labels in the caller's language and with what the caller may do. */
final class MetadataJson {
    private static final List<String> VERBS = List.of("read", "create", "update", "delete", "export");

    private final Labels labels;

    MetadataJson(Labels labels) {
        this.labels = labels;
    }

    void write(JsonGenerator json, EntityType type, boolean available, Caller caller) throws IOException {
        Locale locale = caller.locale();
        json.writeStartObject();
        json.writeStringField("name", type.name());
        json.writeStringField("module", type.module());
        json.writeStringField("label", labels.entity(type, locale));
        json.writeStringField("pluralLabel", labels.plural(type, locale));
        json.writeStringField("title", type.title().toString());
        json.writeStringField("icon", type.icon());
        json.writeArrayFieldStart("order");
        for (String key : type.order()) {
            json.writeString(key);
        }
        json.writeEndArray();
        json.writeBooleanField("available", available);
        flag(json, "custom", type.module().equals(CustomEntities.MODULE));
        json.writeArrayFieldStart("traits");
        for (Trait trait : type.traits().stream().sorted().toList()) {
            json.writeString(ValueJson.choiceName(trait));
        }
        json.writeEndArray();
        json.writeObjectFieldStart("rights");
        for (String verb : VERBS) {
            json.writeStringField(verb, ValueJson.choiceName(caller.rights().access(type.name(), verb)));
        }
        json.writeEndObject();
        json.writeArrayFieldStart("fields");
        for (FieldType field : type.fields()) {
            if (!field.is(Flag.INTERNAL)) {
                field(json, type, field, locale);
            }
        }
        json.writeEndArray();
        actions(json, type, caller);
        json.writeEndObject();
    }

    private void field(JsonGenerator json, EntityType type, FieldType field, Locale locale) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", field.name());
        kind(json, field);
        json.writeStringField("label", labels.field(type, field, locale));
        shape(json, field);
        details(json, field, locale);
        flag(json, "readOnly", field.is(Flag.READ_ONLY));
        flag(json, "writeOnly", field.is(Flag.WRITE_ONLY));
        flag(json, "unique", field.is(Flag.UNIQUE));
        flag(json, "tracked", field.is(Flag.TRACKED));
        flag(json, "standard", field.is(Flag.STANDARD));
        flag(json, "custom", field.is(Flag.CUSTOM));
        if (!field.places().isEmpty()) {
            json.writeArrayFieldStart("in");
            for (Place place : field.places().stream().sorted().toList()) {
                json.writeString(ValueJson.choiceName(place));
            }
            json.writeEndArray();
        }
        if (!field.choices().isEmpty()) {
            json.writeArrayFieldStart("choices");
            for (Choice choice : field.choices()) {
                choice(json, choice, labels.choice(type, field, choice, locale));
            }
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    /** What is computed says how, and what comes of it. */
    private static void kind(JsonGenerator json, FieldType field) throws IOException {
        if (field.computation() == null) {
            json.writeStringField("kind", field.kind().json());
        } else {
            boolean formula = field.computation() instanceof Computation.Formula;
            json.writeStringField("kind", (formula ? FieldKind.FORMULA : FieldKind.ROLL_UP).json());
            json.writeStringField("result", field.kind().json());
        }
    }

    private void details(JsonGenerator json, FieldType field, Locale locale) throws IOException {
        FieldDetails details = field.details();
        String help = labels.help(field, locale);
        if (!help.isEmpty()) {
            json.writeStringField("help", help);
        }
        if (details.defaultValue() != null) {
            json.writeFieldName("default");
            JsonBuffer.write(json, details.defaultValue());
        }
        if (details.visibleWhen() != null) {
            json.writeStringField("visibleWhen", details.visibleWhen());
        }
        FieldDetails.Validation validation = details.validation();
        if (validation != null) {
            json.writeObjectFieldStart("validation");
            json.writeStringField("expression", validation.expression());
            json.writeStringField("message", validation.message().in(locale).orElse(""));
            json.writeEndObject();
        }
    }

    private static void choice(JsonGenerator json, Choice choice, String label) throws IOException {
        json.writeStartObject();
        json.writeStringField("value", choice.value());
        json.writeStringField("label", label);
        if (choice.colour() != null) {
            json.writeStringField("colour", choice.colour());
        }
        flag(json, "retired", choice.retired());
        json.writeEndObject();
    }

    private static void shape(JsonGenerator json, FieldType field) throws IOException {
        json.writeBooleanField("required", field.is(Flag.REQUIRED));
        flag(json, "multiple", field.multiple());
        if (field.length() > 0) {
            json.writeNumberField("length", field.length());
        }
        bound(json, "min", field.min());
        bound(json, "max", field.max());
        if (field.pattern() != null) {
            json.writeStringField("pattern", field.pattern().pattern());
        }
        if (!field.refs().isEmpty()) {
            json.writeArrayFieldStart("refs");
            for (String ref : field.refs()) {
                json.writeString(ref);
            }
            json.writeEndArray();
            if (field.kind() == FieldKind.REF && field.onDelete() != OnDelete.CLEAR) {
                json.writeStringField("onDelete", ValueJson.choiceName(field.onDelete()));
            }
        }
    }

    private static void bound(JsonGenerator json, String name, @Nullable BigDecimal bound) throws IOException {
        if (bound != null) {
            json.writeNumberField(name, bound);
        }
    }

    private static void flag(JsonGenerator json, String name, boolean set) throws IOException {
        if (set) {
            json.writeBooleanField(name, true);
        }
    }

    private void actions(JsonGenerator json, EntityType type, Caller caller) throws IOException {
        json.writeArrayFieldStart("actions");
        for (ActionType action : type.actions()) {
            Access access = caller.rights().access(type.name(), action.name());
            if (access != Access.NONE) {
                action(json, type, action, access, caller.locale());
            }
        }
        json.writeEndArray();
    }

    private void action(JsonGenerator json, EntityType type, ActionType action, Access access, Locale locale)
            throws IOException {
        json.writeStartObject();
        json.writeStringField("name", action.name());
        json.writeStringField("label", labels.action(type, action, locale));
        json.writeStringField("access", ValueJson.choiceName(access));
        json.writeArrayFieldStart("parameters");
        for (FieldType parameter : action.parameters()) {
            json.writeStartObject();
            json.writeStringField("name", parameter.name());
            json.writeStringField("kind", parameter.kind().json());
            json.writeStringField("label", labels.parameter(type, action, parameter, locale));
            shape(json, parameter);
            if (!parameter.choices().isEmpty()) {
                json.writeArrayFieldStart("choices");
                for (Choice choice : parameter.choices()) {
                    choice(json, choice, parameterChoice(type, parameter, choice, locale));
                }
                json.writeEndArray();
            }
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    /** As the field's of the same name, where there is one; an action has no labels for choices of its own. */
    private String parameterChoice(EntityType type, FieldType parameter, Choice choice, Locale locale) {
        FieldType field = type.field(parameter.name());
        return field == null ? choice.value() : labels.choice(type, field, choice, locale);
    }
}
