package org.kartera.rest.internal.openapi;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.kartera.platform.Access;
import org.kartera.platform.Caller;
import org.kartera.platform.record.Query;
import org.kartera.records.metadata.ActionType;
import org.kartera.records.metadata.EntityType;
import org.kartera.records.metadata.FieldType;
import org.kartera.records.metadata.FieldType.Flag;
import org.kartera.records.metadata.Labels;

/** Paths and schemas of one record type, as far as the caller's rights go. */
final class RecordPaths {
    private final Labels labels;
    private final EntityType type;
    private final Caller caller;
    private final String tag;
    private final String name;

    RecordPaths(Labels labels, EntityType type, Caller caller) {
        this.labels = labels;
        this.type = type;
        this.caller = caller;
        this.tag = labels.plural(type, caller.locale());
        this.name = pascal(type.module()) + pascal(type.noun());
    }

    String tag() {
        return tag;
    }

    void addSchemas(Map<String, Object> schemas) {
        Map<String, Object> readable = new LinkedHashMap<>();
        readable.put("id", Map.of("type", "string", "format", "uuid", "readOnly", true));
        readable.put("entity", Map.of("type", "string", "const", type.name()));
        readable.put("title", Map.of("type", "string", "readOnly", true));
        readable.put("version", Map.of("type", "integer", "readOnly", true));
        Map<String, Object> writable = new LinkedHashMap<>();
        List<String> required = new ArrayList<>();
        for (FieldType field : type.fields()) {
            Map<String, Object> schema = FieldSchemas.of(field, labels.field(type, field, caller.locale()));
            if (field.readable()) {
                readable.put(field.name(), schema);
            }
            if (field.writable()) {
                writable.put(field.name(), schema);
                if (field.is(Flag.REQUIRED)) {
                    required.add(field.name());
                }
            }
        }
        schemas.put(type.name(), schema(readable, List.of("id", "entity", "title", "version")));
        schemas.put(type.name() + ".page", page());
        if (may("create")) {
            schemas.put(type.name() + ".new", schema(writable, required));
        }
        if (may("update")) {
            schemas.put(type.name() + ".change", schema(writable, List.of()));
        }
    }

    private static Map<String, Object> schema(Map<String, Object> properties, List<String> required) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "object");
        if (!required.isEmpty()) {
            schema.put("required", required);
        }
        schema.put("properties", properties);
        return schema;
    }

    private Map<String, Object> page() {
        return CommonSchemas.object(
                List.of("items", "next"),
                "items",
                CommonSchemas.arrayOf(CommonSchemas.reference(type.name())),
                "next",
                Map.of("type", List.of("string", "null")),
                "count",
                CommonSchemas.reference("Count"));
    }

    void addPaths(Map<String, Object> paths) {
        String all = "/records/" + type.name();
        String one = all + "/{id}";
        paths.put(all, collection());
        paths.put(all + "/groups", Map.of("get", groups()));
        if (may("create") || may("update") || may("delete")) {
            paths.put(all + "/batch", Map.of("post", batch()));
        }
        paths.put(one, record());
        paths.put(
                one + "/timeline",
                item(
                        "get",
                        operation("timelineOf", "What happened, newest first")
                                .answers(200, "Changes", CommonSchemas.reference("Timeline"))));
        if (may("delete")) {
            paths.put(
                    one + "/restore",
                    item("post", operation("restore", "Out of the recycle bin").answers(200, "Restored", self())));
            paths.put(
                    one + "/purge",
                    item("post", operation("purge", "Out of existence").answers(204, "Purged")));
        }
        for (ActionType action : type.actions()) {
            if (may(action.name())) {
                paths.put(one + "/actions/" + action.name(), item("post", action(action)));
            }
        }
    }

    private Map<String, Object> collection() {
        Map<String, Object> path = new LinkedHashMap<>();
        Map<String, Object> text = Map.of("type", "string");
        path.put(
                "get",
                operation("list", tag)
                        .with(CommonSchemas.query("filter", text, "RSQL, such as name==A*;modifiedAt=gt=now-7d"))
                        .with(CommonSchemas.query("q", text, "What the title or a searched field begins with"))
                        .with(CommonSchemas.query("sort", text, "Fields, - in front of those that descend"))
                        .with(CommonSchemas.query("fields", text, "The fields wanted"))
                        .with(CommonSchemas.query("include", text, "References whose records are wanted whole"))
                        .with(CommonSchemas.query(
                                "limit",
                                Map.of("type", "integer", "minimum", 1, "maximum", Query.MAX_LIMIT),
                                "Records per page"))
                        .with(CommonSchemas.query("after", text, "The next of the page before"))
                        .with(CommonSchemas.query(
                                "count", CommonSchemas.oneOf("none", "capped", "exact"), "How far to count"))
                        .with(CommonSchemas.query("bin", Map.of("type", "boolean"), "Those in the recycle bin"))
                        .answers(200, "A page", CommonSchemas.reference(type.name() + ".page"))
                        .build());
        if (may("create")) {
            path.put(
                    "post",
                    operation("create", labels.entity(type, caller.locale()))
                            .header("Idempotency-Key")
                            .takes(CommonSchemas.reference(type.name() + ".new"), true)
                            .answers(201, "Created", self())
                            .build());
        }
        return path;
    }

    private Map<String, Object> record() {
        Map<String, Object> path = item(
                "get",
                operation("read", labels.entity(type, caller.locale()))
                        .header("If-None-Match")
                        .answers(200, "The record", self())
                        .answers(304, "Unchanged"));
        if (may("update")) {
            path.put(
                    "patch",
                    operation("change", labels.entity(type, caller.locale()))
                            .header("If-Match")
                            .takes(
                                    CommonSchemas.reference(type.name() + ".change"),
                                    true,
                                    "application/merge-patch+json",
                                    "application/json")
                            .answers(200, "Changed", self())
                            .build());
        }
        if (may("delete")) {
            path.put(
                    "delete",
                    operation("delete", labels.entity(type, caller.locale()))
                            .header("If-Match")
                            .answers(204, "In the recycle bin")
                            .build());
        }
        return path;
    }

    private Map<String, Object> groups() {
        Map<String, Object> text = Map.of("type", "string");
        Operation operation = operation("group", tag)
                .with(CommonSchemas.query("by", text, "One to three fields"))
                .with(CommonSchemas.query("filter", text, "RSQL"));
        for (String function : List.of("sum", "avg", "min", "max")) {
            operation.with(CommonSchemas.query(function, text, "Fields to compute it of"));
        }
        return operation
                .answers(200, "Totals", CommonSchemas.reference("Groups"))
                .build();
    }

    private Map<String, Object> batch() {
        Map<String, Object> body = CommonSchemas.object(
                List.of("items"),
                "items",
                CommonSchemas.arrayOf(Map.of("type", "object")),
                "atomic",
                Map.of("type", "boolean"),
                "operation",
                Map.of("type", "string"));
        return operation("batch", tag)
                .header("Idempotency-Key")
                .takes(body, true)
                .answers(200, "What became of each item", CommonSchemas.reference("BatchResult"))
                .build();
    }

    private Operation action(ActionType action) {
        Locale locale = caller.locale();
        Map<String, Object> arguments = new LinkedHashMap<>();
        List<String> required = new ArrayList<>();
        for (FieldType parameter : action.parameters()) {
            arguments.put(
                    parameter.name(), FieldSchemas.of(parameter, labels.parameter(type, action, parameter, locale)));
            if (parameter.is(Flag.REQUIRED)) {
                required.add(parameter.name());
            }
        }
        return operation(action.name(), labels.action(type, action, locale))
                .header("If-Match")
                .takes(schema(arguments, required), !required.isEmpty())
                .answers(200, "Done", self());
    }

    /** A path of one record. */
    private static Map<String, Object> item(String method, Operation operation) {
        Map<String, Object> id = new LinkedHashMap<>();
        id.put("name", "id");
        id.put("in", "path");
        id.put("required", true);
        id.put("schema", Map.of("type", "string", "format", "uuid"));
        Map<String, Object> path = new LinkedHashMap<>();
        path.put("parameters", List.of(id));
        path.put(method, operation.build());
        return path;
    }

    private Operation operation(String verb, String summary) {
        return new Operation(verb + name, tag, summary);
    }

    private Map<String, Object> self() {
        return CommonSchemas.reference(type.name());
    }

    private boolean may(String verb) {
        return caller.rights().access(type.name(), verb) != Access.NONE;
    }

    private static String pascal(String word) {
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }
}
