package org.kartera.rest.internal.openapi;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Paths that are no records: sessions, tokens, metadata, modules, events, imports. */
final class SystemPaths {
    /** The tag of these operations. */
    static final String TAG = "Kartera";

    static final Map<String, Object> OBJECT = Map.of("type", "object");
    static final Map<String, Object> TEXT = Map.of("type", "string");

    private SystemPaths() {}

    static void addTo(Map<String, Object> paths) {
        paths.put("/session", session());
        paths.put("/session/password", Map.of("put", password()));
        paths.put("/session/all", get("sessions", "The caller's sessions"));
        paths.put(
                "/session/all/{id}",
                with(
                        "id",
                        Map.of(
                                "delete",
                                operation("endSession", "End a session of the caller's")
                                        .answers(204, "Ended")
                                        .build())));
        paths.put(
                "/users/{id}/invite",
                with(
                        "id",
                        Map.of(
                                "post",
                                operation("invite", "Give a user a one-time password")
                                        .answers(200, "The password, told once", OBJECT)
                                        .build())));
        paths.put("/users/locked", get("lockedUsers", "Who cannot sign in after too many failures"));
        paths.put(
                "/users/{id}/unlock",
                with(
                        "id",
                        Map.of(
                                "post",
                                operation("unlock", "Let a locked-out user sign in again")
                                        .answers(204, "Unlocked")
                                        .build())));
        paths.put("/security/tokens", Map.of("post", token()));
        paths.put("/settings", settings());
        CompanyPaths.addTo(paths);
        paths.put("/system", get("system", "How this server fares"));
        addNotes(paths);
        CustomPaths.addTo(paths);
        paths.put("/modules", get("modules", "What modules there are"));
        paths.put("/modules/{name}", with("name", get("module", "One module")));
        for (String verb : List.of("enable", "disable", "update")) {
            Operation change =
                    operation(verb + "Module", "Change a module: " + verb).answers(200, "How the module fares", OBJECT);
            paths.put("/modules/{name}/" + verb, with("name", Map.of("post", change.build())));
        }
        paths.put("/events", Map.of("get", events()));
        addAudit(paths);
        FilePaths.addTo(paths);
        paths.put("/exports", Map.of("post", exporting()));
        Map<String, Object> imports = new LinkedHashMap<>(get("imports", "The caller's imports, newest first"));
        imports.put("post", importing());
        paths.put("/imports", imports);
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
                        .with(CommonSchemas.query("optional", Map.of("type", "boolean"), "204 instead of 401"))
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
                Map.of("type", "boolean"),
                "tiles",
                CommonSchemas.object(List.of(), "url", TEXT, "attribution", TEXT),
                "details",
                OBJECT,
                "formats",
                OBJECT,
                "brand",
                CommonSchemas.object(List.of(), "accent", TEXT));
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
        Operation access = operation("access", "Who may do what with a record, and why")
                .with(query("limit", Map.of("type", "integer")))
                .with(query("after", TEXT))
                .answers(200, "You and others", OBJECT);
        paths.put(one + "/access", with(List.of("entity", "id"), Map.of("get", access.build())));
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

    private static void addAudit(Map<String, Object> paths) {
        Operation read = operation("audit", "Who did what, newest first");
        Operation export = operation("exportAudit", "The audit as a file");
        for (String name : List.of("entity", "record", "user", "kind", "from", "to")) {
            read.with(query(name, TEXT));
            export.with(query(name, TEXT));
        }
        read.with(query("limit", Map.of("type", "integer"))).with(query("after", TEXT));
        paths.put("/audit", Map.of("get", read.answers(200, "A page", OBJECT).build()));
        paths.put(
                "/audit/export",
                Map.of("get", export.answers(200, "The file", TEXT, "text/csv").build()));
        paths.put(
                "/audit/verify",
                Map.of(
                        "post",
                        operation("verifyAudit", "Check that nobody has tampered with the audit")
                                .answers(200, "What was found", OBJECT)
                                .build()));
    }

    static Map<String, Object> query(String name, Map<String, Object> schema) {
        return Map.of("name", name, "in", "query", "schema", schema);
    }

    private static Map<String, Object> exporting() {
        Map<String, Object> names = CommonSchemas.arrayOf(TEXT);
        Map<String, Object> body = CommonSchemas.object(
                List.of("entity"),
                "entity",
                TEXT,
                "filter",
                TEXT,
                "q",
                TEXT,
                "sort",
                names,
                "fields",
                names,
                "format",
                Map.of("type", "string", "enum", List.of("csv")),
                "locale",
                TEXT);
        return operation("export", "Export records into a file")
                .takes(body, true)
                .answers(200, "The file", TEXT, "text/csv")
                .build();
    }

    static Map<String, Object> get(String id, String summary) {
        return Map.of(
                "get", operation(id, summary).answers(200, summary, OBJECT).build());
    }

    /** A path with a parameter in it. */
    static Map<String, Object> with(String parameter, Map<String, Object> operations) {
        return with(List.of(parameter), operations);
    }

    /** A path with parameters in it. */
    static Map<String, Object> with(List<String> parameters, Map<String, Object> operations) {
        Map<String, Object> path = new LinkedHashMap<>();
        path.put(
                "parameters",
                parameters.stream()
                        .map(name -> Map.of("name", name, "in", "path", "required", true, "schema", TEXT))
                        .toList());
        path.putAll(operations);
        return path;
    }

    static Operation operation(String id, String summary) {
        return new Operation(id, TAG, summary);
    }
}
