package org.kartera.records.internal.custom;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.Violation;
import org.kartera.records.custom.ChoiceDefinition;
import org.kartera.records.custom.FieldDefinition;
import org.kartera.records.json.ValueJson;
import org.kartera.records.metadata.Computation;

/** Writes definitions of fields as JSON: for the REST contract, and with what stays within the kernel for the database. */
public final class DefinitionJson {
    private static final ObjectMapper MAPPER =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private DefinitionJson() {}

    /** As the REST contract has it. */
    public static Map<String, @Nullable Object> write(FieldDefinition field) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("name", field.name());
        json.put("kind", field.kind().json());
        json.put("label", field.label());
        json.put("help", field.help());
        json.put("required", field.required());
        json.put("unique", field.unique());
        json.put("default", field.defaultValue());
        json.put("tracked", field.tracked());
        json.put(
                "in",
                field.places().stream().sorted().map(ValueJson::choiceName).toList());
        json.put("filterable", field.filterable());
        json.put("length", field.length() == 0 ? null : field.length());
        json.put("min", field.min());
        json.put("max", field.max());
        json.put("pattern", field.pattern());
        json.put("choices", field.choices().stream().map(DefinitionJson::choice).toList());
        json.put("refs", field.refs());
        json.put("onDelete", ValueJson.choiceName(field.onDelete()));
        json.put("numbering", field.numbering());
        json.put("gapFree", field.gapFree());
        computation(json, field);
        FieldDefinition.Validation validation = field.validation();
        json.put(
                "validation",
                validation == null
                        ? null
                        : Map.of("expression", validation.expression(), "message", validation.message()));
        json.put("visibleWhen", field.visibleWhen());
        return json;
    }

    private static void computation(Map<String, @Nullable Object> json, FieldDefinition field) {
        if (field.computation() instanceof Computation.Formula formula) {
            json.put("formula", formula.expression());
        } else if (field.computation() instanceof Computation.RollUp rollUp) {
            Map<String, @Nullable Object> parts = new LinkedHashMap<>();
            parts.put("entity", rollUp.entity());
            parts.put("field", rollUp.field());
            parts.put("function", ValueJson.choiceName(rollUp.function()));
            parts.put("of", rollUp.of());
            parts.put("filter", rollUp.filter());
            json.put("rollUp", parts);
        }
        if (field.result() != null) {
            json.put("result", field.result().json());
        }
    }

    private static Map<String, @Nullable Object> choice(ChoiceDefinition choice) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("value", choice.value());
        json.put("label", choice.label());
        json.put("colour", choice.colour());
        json.put("retired", choice.retired());
        return json;
    }

    /** {@code patch} laid over {@code json} (JSON merge patch, RFC 7396). */
    static Map<String, @Nullable Object> merged(
            Map<String, ? extends @Nullable Object> json, Map<String, ? extends @Nullable Object> patch) {
        Map<String, @Nullable Object> merged = new LinkedHashMap<>(json);
        patch.forEach((name, value) -> {
            if (value == null) {
                merged.remove(name);
            } else if (value instanceof Map<?, ?> object) {
                merged.put(
                        name,
                        merged(merged.get(name) instanceof Map<?, ?> known ? typed(known) : Map.of(), typed(object)));
            } else {
                merged.put(name, value);
            }
        });
        return merged;
    }

    /** The members of {@code value}; none where it is no object. */
    static Map<String, @Nullable Object> object(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? typed(map) : Map.of();
    }

    /** The objects in {@code value}; none where it is no list. */
    static List<Map<String, @Nullable Object>> objects(@Nullable Object value) {
        return value instanceof Collection<?> list
                ? list.stream().map(DefinitionJson::object).toList()
                : List.of();
    }

    @SuppressWarnings("unchecked") // keys of JSON objects are texts
    private static Map<String, @Nullable Object> typed(Map<?, ?> object) {
        return (Map<String, @Nullable Object>) object;
    }

    /** As the database keeps it. */
    static String stored(FieldDefinition field) {
        Map<String, @Nullable Object> json = write(field);
        json.put("column", field.column());
        json.put("conflict", field.conflict());
        json.values().removeIf(Objects::isNull);
        return text(json);
    }

    static String text(Map<String, ? extends @Nullable Object> json) {
        try {
            return MAPPER.writeValueAsString(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What {@link #stored} wrote. */
    static FieldDefinition read(String stored) {
        List<Violation> wrong = new ArrayList<>();
        FieldDefinition field = DefinitionReader.read(parsed(stored), wrong);
        if (!wrong.isEmpty()) {
            throw new IllegalStateException("a stored field makes no sense: " + wrong);
        }
        return field;
    }

    static Map<String, @Nullable Object> parsed(String stored) {
        try {
            return MAPPER.readValue(stored, new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored definition is no JSON", e);
        }
    }
}
