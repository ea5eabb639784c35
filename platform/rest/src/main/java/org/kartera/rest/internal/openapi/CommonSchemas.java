package org.kartera.rest.internal.openapi;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The schemas and answers that all record types share. */
final class CommonSchemas {
    private static final Map<String, Object> CURRENCY = Map.of("type", "string", "pattern", "^[A-Z]{3}$");

    private CommonSchemas() {}

    /** A reference to a schema. */
    static Map<String, Object> reference(String name) {
        return Map.of("$ref", "#/components/schemas/" + name);
    }

    /** All of them, by name. */
    static Map<String, Object> all() {
        Map<String, Object> text = Map.of("type", "string");
        Map<String, Object> optional = Map.of("type", List.of("string", "null"));
        Map<String, Object> id = Map.of("type", "string", "format", "uuid");
        Map<String, Object> schemas = new LinkedHashMap<>();
        schemas.put(
                "Money",
                object(
                        List.of("amount", "currency"),
                        "amount",
                        text,
                        "currency",
                        CURRENCY,
                        "company",
                        readOnly(object(
                                List.of("amount", "currency", "on"),
                                "amount",
                                text,
                                "currency",
                                CURRENCY,
                                "on",
                                Map.of("type", "string", "format", "date")))));
        schemas.put("Reference", object(List.of("entity", "id"), "entity", text, "id", id, "title", optional));
        schemas.put("File", file(text, id, optional));
        schemas.put(
                "TypedValue",
                object(List.of("value"), "type", text, "value", text, "primary", Map.of("type", "boolean")));
        schemas.put(
                "Address",
                object(
                        List.of(),
                        "type",
                        text,
                        "street",
                        text,
                        "postalCode",
                        text,
                        "city",
                        text,
                        "region",
                        text,
                        "country",
                        text,
                        "primary",
                        Map.of("type", "boolean")));
        schemas.put(
                "GeoPoint",
                object(
                        List.of("latitude", "longitude"),
                        "latitude",
                        Map.of("type", "number", "minimum", -90, "maximum", 90),
                        "longitude",
                        Map.of("type", "number", "minimum", -180, "maximum", 180)));
        schemas.put(
                "Count",
                object(
                        List.of("value", "exact"),
                        "value",
                        Map.of("type", "integer"),
                        "exact",
                        Map.of("type", "boolean")));
        schemas.put(
                "Groups",
                object(
                        List.of("groups"),
                        "groups",
                        arrayOf(object(
                                List.of("count"),
                                "key",
                                true,
                                "label",
                                true,
                                "count",
                                Map.of("type", "integer"),
                                "company",
                                Map.of("type", "object", "additionalProperties", companyTotal(text))))));
        schemas.put("Timeline", object(List.of("items"), "items", arrayOf(Map.of("type", "object")), "next", optional));
        schemas.put(
                "BatchResult",
                object(
                        List.of("items"),
                        "items",
                        arrayOf(object(
                                List.of("index", "status"),
                                "index",
                                Map.of("type", "integer"),
                                "status",
                                Map.of("type", "integer"),
                                "id",
                                id,
                                "version",
                                Map.of("type", "integer"),
                                "error",
                                reference("Problem")))));
        schemas.put("Problem", problem());
        return schemas;
    }

    /** Given out beside an amount of another currency; passed over where it is sent. */
    private static Map<String, Object> readOnly(Map<String, Object> schema) {
        Map<String, Object> marked = new LinkedHashMap<>(schema);
        marked.put("readOnly", true);
        return marked;
    }

    private static Map<String, Object> companyTotal(Map<String, Object> text) {
        return object(
                List.of("amount", "currency"), "amount", text, "currency", CURRENCY, "without", arrayOf(CURRENCY));
    }

    /** What is given out of a file; to write one, its id is enough. */
    private static Map<String, Object> file(
            Map<String, Object> text, Map<String, Object> id, Map<String, Object> optional) {
        Map<String, Object> number = Map.of("type", "integer");
        return object(
                List.of("entity", "id"),
                "entity",
                text,
                "id",
                id,
                "title",
                optional,
                "type",
                text,
                "size",
                number,
                "width",
                number,
                "height",
                number,
                "url",
                text,
                "thumbnail",
                text);
    }

    private static Map<String, Object> problem() {
        Map<String, Object> text = Map.of("type", "string");
        Map<String, Object> error =
                object(List.of("field", "code", "message"), "field", text, "code", text, "message", text);
        return object(
                List.of("title", "status", "code", "detail"),
                "type",
                text,
                "title",
                text,
                "status",
                Map.of("type", "integer"),
                "code",
                text,
                "detail",
                text,
                "instance",
                text,
                "errors",
                arrayOf(error),
                "retryAfter",
                Map.of("type", "integer"));
    }

    static Map<String, Object> arrayOf(Object items) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "array");
        schema.put("items", items);
        return schema;
    }

    /** An object with properties given as names and schemas in turn. */
    static Map<String, Object> object(List<String> required, Object... properties) {
        Map<String, Object> byName = new LinkedHashMap<>();
        for (int i = 0; i < properties.length; i += 2) {
            byName.put((String) properties[i], properties[i + 1]);
        }
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "object");
        if (!required.isEmpty()) {
            schema.put("required", required);
        }
        schema.put("properties", byName);
        return schema;
    }

    /** A parameter of a query. */
    static Map<String, Object> query(String name, Object schema, String description) {
        Map<String, Object> parameter = new LinkedHashMap<>();
        parameter.put("name", name);
        parameter.put("in", "query");
        parameter.put("description", description);
        parameter.put("schema", schema);
        return parameter;
    }

    /** A choice of texts. */
    static Map<String, Object> oneOf(String... values) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "string");
        schema.put("enum", Arrays.asList(values));
        return schema;
    }
}
