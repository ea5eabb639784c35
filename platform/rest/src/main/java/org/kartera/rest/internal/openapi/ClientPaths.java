package org.kartera.rest.internal.openapi;

import static org.kartera.rest.internal.openapi.SystemPaths.OBJECT;
import static org.kartera.rest.internal.openapi.SystemPaths.TEXT;
import static org.kartera.rest.internal.openapi.SystemPaths.get;
import static org.kartera.rest.internal.openapi.SystemPaths.operation;
import static org.kartera.rest.internal.openapi.SystemPaths.query;
import static org.kartera.rest.internal.openapi.SystemPaths.with;

import java.util.List;
import java.util.Map;

/** Paths of what the client in the browser keeps on the server: saved views, preferences, how records are shown. */
final class ClientPaths {
    private ClientPaths() {}

    static void addTo(Map<String, Object> paths) {
        paths.put(
                "/ui/welcome",
                Map.of(
                        "get",
                        operation("welcome", "What is shown before anybody has signed in")
                                .open()
                                .answers(200, "The name of the company, and languages", OBJECT)
                                .build()));
        paths.put("/ui/manifest", get("clientManifest", "Screens of modules and layouts of records"));
        paths.put(
                "/ui/preferences",
                Map.of(
                        "get",
                        operation("preferences", "What the caller has arranged")
                                .answers(200, "The preferences", OBJECT)
                                .build(),
                        "patch",
                        operation("changePreferences", "Change what the caller has arranged")
                                .takes(OBJECT, true, "application/merge-patch+json", "application/json")
                                .answers(200, "The preferences", OBJECT)
                                .build()));
        paths.put(
                "/ui/views",
                Map.of(
                        "get",
                        operation("views", "Saved views that the caller sees")
                                .with(query("entity", TEXT))
                                .answers(200, "The views", OBJECT)
                                .build(),
                        "post",
                        operation("saveView", "Save a view")
                                .takes(view(List.of("entity", "name", "state")), true)
                                .answers(201, "The view", OBJECT)
                                .build()));
        paths.put(
                "/ui/views/{id}",
                with(
                        "id",
                        Map.of(
                                "get",
                                operation("view", "One saved view")
                                        .answers(200, "The view", OBJECT)
                                        .build(),
                                "patch",
                                operation("changeView", "Change a saved view")
                                        .header("If-Match")
                                        .takes(
                                                view(List.of()),
                                                true,
                                                "application/merge-patch+json",
                                                "application/json")
                                        .answers(200, "The view", OBJECT)
                                        .build(),
                                "delete",
                                operation("deleteView", "Delete a saved view")
                                        .answers(204, "Deleted")
                                        .build())));
    }

    private static Map<String, Object> view(List<String> required) {
        return CommonSchemas.object(
                required,
                "entity",
                TEXT,
                "name",
                TEXT,
                "state",
                OBJECT,
                "visibility",
                Map.of("type", "string", "enum", List.of("private", "team", "shared")),
                "team",
                TEXT,
                "roles",
                CommonSchemas.arrayOf(TEXT),
                "position",
                Map.of("type", "integer"));
    }
}
