package org.kartera.rest.internal.openapi;

import static org.kartera.rest.internal.openapi.SystemPaths.OBJECT;
import static org.kartera.rest.internal.openapi.SystemPaths.TEXT;
import static org.kartera.rest.internal.openapi.SystemPaths.get;
import static org.kartera.rest.internal.openapi.SystemPaths.operation;
import static org.kartera.rest.internal.openapi.SystemPaths.query;
import static org.kartera.rest.internal.openapi.SystemPaths.with;

import java.util.List;
import java.util.Map;

/** Paths by which administrators arrange how records, menu and home page are shown. */
final class LayoutPaths {
    private static final String STATE = "What is shown, of which layers it is, and conflicts";

    /** A list or an object, as the part is. */
    private static final Map<String, Object> CONTENT = Map.of();

    private LayoutPaths() {}

    static void addTo(Map<String, Object> paths) {
        paths.put("/ui/layouts", get("layouts", "All that is laid over the layouts of modules"));
        paths.put(
                "/ui/layouts/{entity}",
                with(
                        List.of("entity"),
                        Map.of(
                                "get",
                                operation("layout", "The layout of a record type with its layers")
                                        .with(query("role", TEXT))
                                        .answers(200, "All its parts", OBJECT)
                                        .build())));
        paths.put("/ui/layouts/{entity}/{part}", with(List.of("entity", "part"), arranged("LayoutPart")));
        paths.put("/ui/menu", arranged("Menu"));
        paths.put("/ui/home", arranged("HomePage"));
    }

    private static Map<String, Object> arranged(String what) {
        return Map.of(
                "get",
                ofLayer(operation("read" + what, "How it is arranged"))
                        .answers(200, STATE, OBJECT)
                        .build(),
                "put",
                ofLayer(operation("arrange" + what, "Arrange it for everybody or a role"))
                        .with(query("package", TEXT))
                        .header("If-Match")
                        .takes(CONTENT, true)
                        .answers(200, STATE, OBJECT)
                        .build(),
                "delete",
                ofLayer(operation("revert" + what, "Go back to what lies below"))
                        .header("If-Match")
                        .answers(204, "Reverted")
                        .build());
    }

    private static Operation ofLayer(Operation operation) {
        return operation
                .with(query("role", TEXT))
                .with(query("layer", Map.of("type", "string", "enum", List.of("package", "admin"))));
    }
}
