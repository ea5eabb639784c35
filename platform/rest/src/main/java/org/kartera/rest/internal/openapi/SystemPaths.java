package org.kartera.rest.internal.openapi;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Paths that are no records: sessions, tokens, metadata, modules, events, imports. */
final class SystemPaths {
    /** The tag of these operations. */
    static final String TAG = "Kartera";

    private static final Map<String, Object> OBJECT = Map.of("type", "object");
    private static final Map<String, Object> TEXT = Map.of("type", "string");

    private SystemPaths() {}

    static void addTo(Map<String, Object> paths) {
        paths.put("/session", session());
        paths.put("/session/password", Map.of("put", password()));
        paths.put("/security/tokens", Map.of("post", token()));
        paths.put("/settings", settings());
        addNotes(paths);
        paths.put("/metadata/entities", get("recordTypes", "What record types there are"));
        paths.put("/metadata/entities/{entity}", with("entity", get("recordType", "One record type")));
        paths.put("/modules", get("modules", "What modules there are"));
        paths.put("/modules/{name}", with("name", get("module", "One module")));
        for (String verb : List.of("enable", "disable", "update")) {
            Operation change =
                    operation(verb + "Module", "Change a module: " + verb).answers(200, "How the module fares", OBJECT);
            paths.put("/modules/{name}/" + verb, with("name", Map.of("post", change.build())));
        }
        paths.put("/events", Map.of("get", events()));
        paths.put("/imports", Map.of("post", importing()));
        paths.put(
                "/imports/preview",
                Map.of(
                        "post",
                        operation("previewImport", "How a file would be read")
                                .answers(200, "Its columns, and the fields that they would go to", OBJECT)
                                .build()));
        paths.put("/imports/{id}", with("id", get("importStatus", "How an import fares")));
    }

    private static Map<String, Object> session() {
        Map<String, Object> session = new LinkedHashMap<>();
        session.put(
                "get",
                operation("whoAmI", "Who the caller is, with rights")
                        .answers(200, "The caller", OBJECT)
                        .build());
        Map<String, Object> credentials =
                CommonSchemas.object(List.of("login", "password"), "login", TEXT, "password", TEXT);
        session.put(
                "post",
                operation("signIn", "Sign in")
                        .open()
                        .takes(credentials, true)
                        .answers(200, "A session", OBJECT)
                        .build());
        session.put(
                "delete",
                operation("signOut", "Sign out").answers(204, "Signed out").build());
        return session;
    }

    private static Map<String, Object> password() {
        return operation("changePassword", "Choose another password")
                .takes(CommonSchemas.object(List.of("current", "new"), "current", TEXT, "new", TEXT), true)
                .answers(204, "Changed")
                .build();
    }

    private static Map<String, Object> token() {
        Map<String, Object> body = CommonSchemas.object(
                List.of("name"),
                "name",
                TEXT,
                "expiresAt",
                Map.of("type", "string", "format", "date-time"),
                "scopes",
                CommonSchemas.arrayOf(TEXT));
        return operation("issueToken", "Make an API token")
                .takes(body, true)
                .answers(201, "The token, told once", OBJECT)
                .build();
    }

    private static Map<String, Object> settings() {
        Map<String, Object> values = CommonSchemas.object(
                List.of(),
                "company",
                TEXT,
                "currency",
                TEXT,
                "locale",
                TEXT,
                "region",
                TEXT,
                "zone",
                TEXT,
                "firstRun",
                Map.of("type", "boolean"));
        Map<String, Object> settings = new LinkedHashMap<>(get("settings", "The settings of the installation"));
        settings.put(
                "patch",
                operation("changeSettings", "Change settings of the installation")
                        .takes(values, true)
                        .answers(200, "The settings", OBJECT)
                        .build());
        return settings;
    }

    private static void addNotes(Map<String, Object> paths) {
        String one = "/records/{entity}/{id}";
        Map<String, Object> body = CommonSchemas.object(List.of("text"), "text", TEXT);
        Operation write = operation("writeNote", "Write a note on a record")
                .takes(body, true)
                .answers(201, "The note", OBJECT);
        Operation edit =
                operation("editNote", "Change a note").takes(body, true).answers(200, "The note", OBJECT);
        Operation delete = operation("deleteNote", "Delete a note").answers(204, "Deleted");
        paths.put(one + "/notes", with(List.of("entity", "id"), Map.of("post", write.build())));
        paths.put(
                one + "/notes/{note}",
                with(List.of("entity", "id", "note"), Map.of("patch", edit.build(), "delete", delete.build())));
    }

    private static Map<String, Object> events() {
        return operation("events", "Changes as they happen")
                .header("Last-Event-ID")
                .answers(200, "Server-sent events", TEXT, "text/event-stream")
                .build();
    }

    private static Map<String, Object> importing() {
        Map<String, Object> body = CommonSchemas.object(
                List.of("file", "entity"),
                "file",
                Map.of("type", "string", "format", "binary"),
                "entity",
                TEXT,
                "options",
                OBJECT);
        return operation("import", "Import a file")
                .takes(body, true, "multipart/form-data")
                .answers(202, "Under way", OBJECT)
                .build();
    }

    private static Map<String, Object> get(String id, String summary) {
        return Map.of(
                "get", operation(id, summary).answers(200, summary, OBJECT).build());
    }

    /** A path with a parameter in it. */
    private static Map<String, Object> with(String parameter, Map<String, Object> operations) {
        return with(List.of(parameter), operations);
    }

    /** A path with parameters in it. */
    private static Map<String, Object> with(List<String> parameters, Map<String, Object> operations) {
        Map<String, Object> path = new LinkedHashMap<>();
        path.put(
                "parameters",
                parameters.stream()
                        .map(name -> Map.of("name", name, "in", "path", "required", true, "schema", TEXT))
                        .toList());
        path.putAll(operations);
        return path;
    }

    private static Operation operation(String id, String summary) {
        return new Operation(id, TAG, summary);
    }
}
