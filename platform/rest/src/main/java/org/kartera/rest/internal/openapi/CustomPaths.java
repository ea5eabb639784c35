package org.kartera.rest.internal.openapi;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Paths of what records are made of: record types, and what administrators add to them. */
final class CustomPaths {
    private static final String ALL = "/metadata/entities";
    private static final String ONE = ALL + "/{entity}";
    private static final String FIELDS = ONE + "/fields";
    private static final String FIELD = FIELDS + "/{field}";
    private static final List<String> OF_FIELD = List.of("entity", "field");
    private static final Map<String, Object> FLAG = Map.of("type", "boolean");
    private static final Map<String, Object> LABELS =
            Map.of("type", "object", "additionalProperties", SystemPaths.TEXT);

    private CustomPaths() {}

    static void addTo(Map<String, Object> paths) {
        paths.put(
                ALL,
                Map.of(
                        "get",
                        read("recordTypes", "What record types there are"),
                        "post",
                        make("defineRecordType", "Make a record type", entity())));
        paths.put(
                ONE,
                SystemPaths.with(
                        "entity",
                        Map.of(
                                "get",
                                read("recordType", "One record type"),
                                "patch",
                                change("changeRecordType", "Change a record type that was made here", entity()),
                                "delete",
                                delete("deleteRecordType", "Delete a record type that was made here"))));
        paths.put(
                ONE + "/definition",
                SystemPaths.with(
                        "entity", Map.of("get", read("recordTypeDefinition", "A record type as it was defined"))));
        paths.put(
                ONE + "/usage",
                SystemPaths.with(
                        "entity", Map.of("get", read("recordTypeUsage", "What would be lost with a record type"))));
        for (String verb : List.of("retire", "restore")) {
            paths.put(
                    ONE + "/" + verb,
                    SystemPaths.with("entity", Map.of("post", act(verb + "RecordType", "Of a record type: " + verb))));
        }
        addFields(paths);
    }

    private static void addFields(Map<String, Object> paths) {
        paths.put(
                FIELDS,
                SystemPaths.with(
                        "entity",
                        Map.of(
                                "get",
                                read("customFields", "The fields that were added"),
                                "post",
                                make("addField", "Add a field", field()))));
        paths.put(
                FIELD,
                SystemPaths.with(
                        OF_FIELD,
                        Map.of(
                                "get",
                                read("customField", "A field that was added"),
                                "patch",
                                change("changeField", "Change a field that was added", field()),
                                "delete",
                                delete("deleteField", "Delete a field that was added"))));
        paths.put(
                FIELD + "/usage",
                SystemPaths.with(OF_FIELD, Map.of("get", read("fieldUsage", "What would be lost with a field"))));
        for (String verb : List.of("retire", "restore")) {
            paths.put(
                    FIELD + "/" + verb,
                    SystemPaths.with(OF_FIELD, Map.of("post", act(verb + "Field", "Of a field: " + verb))));
        }
        for (String property : List.of("name", "kind")) {
            String verb = property.equals("name") ? "rename" : "retype";
            Operation operation = SystemPaths.operation(verb + "Field", "Of a field: " + verb)
                    .takes(CommonSchemas.object(List.of(property), property, SystemPaths.TEXT), true)
                    .answers(200, "The field", SystemPaths.OBJECT);
            paths.put(FIELD + "/" + verb, SystemPaths.with(OF_FIELD, Map.of("post", operation.build())));
        }
    }

    private static Map<String, Object> entity() {
        return CommonSchemas.object(
                List.of(),
                "name",
                SystemPaths.TEXT,
                "label",
                LABELS,
                "plural",
                LABELS,
                "icon",
                SystemPaths.TEXT,
                "title",
                SystemPaths.TEXT,
                "traits",
                CommonSchemas.arrayOf(SystemPaths.TEXT),
                "order",
                CommonSchemas.arrayOf(SystemPaths.TEXT),
                "access",
                Map.of("type", "string", "enum", List.of("none", "own", "team", "all")),
                "fields",
                CommonSchemas.arrayOf(field()));
    }

    private static Map<String, Object> field() {
        Map<String, Object> number = Map.of("type", "number");
        Map<String, Object> schema = CommonSchemas.object(
                List.of(),
                "name",
                SystemPaths.TEXT,
                "kind",
                SystemPaths.TEXT,
                "label",
                LABELS,
                "help",
                LABELS,
                "required",
                FLAG,
                "unique",
                FLAG,
                "tracked",
                FLAG,
                "filterable",
                FLAG,
                "in",
                CommonSchemas.arrayOf(SystemPaths.TEXT),
                "length",
                Map.of("type", "integer"),
                "min",
                number,
                "max",
                number,
                "pattern",
                SystemPaths.TEXT,
                "choices",
                CommonSchemas.arrayOf(SystemPaths.OBJECT),
                "refs",
                CommonSchemas.arrayOf(SystemPaths.TEXT),
                "onDelete",
                Map.of("type", "string", "enum", List.of("restrict", "clear", "cascade")),
                "numbering",
                SystemPaths.TEXT,
                "gapFree",
                FLAG,
                "formula",
                SystemPaths.TEXT,
                "result",
                SystemPaths.TEXT,
                "rollUp",
                SystemPaths.OBJECT,
                "validation",
                SystemPaths.OBJECT,
                "visibleWhen",
                SystemPaths.TEXT);
        return new LinkedHashMap<>(schema);
    }

    private static Map<String, Object> read(String id, String summary) {
        return SystemPaths.operation(id, summary)
                .answers(200, summary, SystemPaths.OBJECT)
                .build();
    }

    private static Map<String, Object> make(String id, String summary, Map<String, Object> body) {
        return SystemPaths.operation(id, summary)
                .takes(body, true)
                .answers(201, "Made", SystemPaths.OBJECT)
                .build();
    }

    private static Map<String, Object> change(String id, String summary, Map<String, Object> body) {
        return SystemPaths.operation(id, summary)
                .header("If-Match")
                .takes(body, true)
                .answers(200, "As it is now", SystemPaths.OBJECT)
                .build();
    }

    private static Map<String, Object> act(String id, String summary) {
        return SystemPaths.operation(id, summary)
                .answers(200, "As it is now", SystemPaths.OBJECT)
                .build();
    }

    private static Map<String, Object> delete(String id, String summary) {
        return SystemPaths.operation(id, summary)
                .with(SystemPaths.query("confirm", Map.of("type", "integer")))
                .answers(204, "Deleted")
                .build();
    }
}
