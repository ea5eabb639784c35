package org.kartera.rest.internal.openapi;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kartera.records.metadata.Choice;
import org.kartera.records.metadata.FieldType;
import org.kartera.records.metadata.FieldType.Flag;

/** The JSON Schema (2020-12) of a field's value. */
final class FieldSchemas {
    private FieldSchemas() {}

    /** The schema of {@code field} under the title {@code label}; null is a value of every field that is not required. */
    static Map<String, Object> of(FieldType field, String label) {
        Map<String, Object> one = value(field);
        boolean list = switch (field.kind()) {
            case REFS, MULTI_CHOICE -> true;
            default -> field.multiple();
        };
        Map<String, Object> schema = list ? listOf(one) : one;
        Map<String, Object> described = new LinkedHashMap<>();
        described.put("title", label);
        if (list || field.is(Flag.REQUIRED)) {
            described.putAll(schema);
        } else {
            described.put("anyOf", List.of(schema, Map.of("type", "null")));
        }
        if (field.is(Flag.READ_ONLY)) {
            described.put("readOnly", true);
        }
        if (field.is(Flag.WRITE_ONLY)) {
            described.put("writeOnly", true);
        }
        return described;
    }

    private static Map<String, Object> listOf(Map<String, Object> one) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "array");
        schema.put("items", one);
        return schema;
    }

    private static Map<String, Object> value(FieldType field) {
        return switch (field.kind()) {
            case TEXT, LONG_TEXT, RICH_TEXT, AUTO_NUMBER, AUTO, FORMULA, ROLL_UP -> text(field);
            case INTEGER -> number(field);
            case DECIMAL, PERCENT -> Map.of("type", "number");
            case MONEY -> CommonSchemas.reference("Money");
            case BOOLEAN -> Map.of("type", "boolean");
            case DATE -> Map.of("type", "string", "format", "date");
            case TIME -> Map.of("type", "string", "format", "time");
            case DATE_TIME -> Map.of("type", "string", "format", "date-time");
            case DURATION -> Map.of("type", "string", "format", "duration");
            case CHOICE, MULTI_CHOICE -> choice(field);
            case EMAIL ->
                field.multiple() ? CommonSchemas.reference("TypedValue") : Map.of("type", "string", "format", "email");
            case PHONE -> field.multiple() ? CommonSchemas.reference("TypedValue") : Map.of("type", "string");
            case URL -> Map.of("type", "string", "format", "uri");
            case ADDRESS -> CommonSchemas.reference("Address");
            case GEO_POINT -> CommonSchemas.reference("GeoPoint");
            case COLOUR -> Map.of("type", "string", "pattern", "^#[0-9a-fA-F]{6}$");
            case RATING -> Map.of("type", "integer", "minimum", 0, "maximum", 5);
            case REF, REFS, ANY_REF -> CommonSchemas.reference("Reference");
            case FILE, IMAGE -> CommonSchemas.reference("File");
        };
    }

    private static Map<String, Object> text(FieldType field) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "string");
        if (field.length() > 0) {
            schema.put("maxLength", field.length());
        }
        if (field.pattern() != null) {
            schema.put("pattern", "^(?:" + field.pattern().pattern() + ")$");
        }
        return schema;
    }

    private static Map<String, Object> number(FieldType field) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "integer");
        if (field.min() != null) {
            schema.put("minimum", field.min().longValue());
        }
        if (field.max() != null) {
            schema.put("maximum", field.max().longValue());
        }
        return schema;
    }

    private static Map<String, Object> choice(FieldType field) {
        List<Object> values = new ArrayList<>();
        for (Choice choice : field.choices()) {
            values.add(choice.value());
        }
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "string");
        if (!values.isEmpty()) {
            schema.put("enum", values);
        }
        return schema;
    }
}
