package org.kartera.rest.internal.openapi;

import static org.kartera.rest.internal.openapi.SystemPaths.OBJECT;
import static org.kartera.rest.internal.openapi.SystemPaths.TEXT;
import static org.kartera.rest.internal.openapi.SystemPaths.get;
import static org.kartera.rest.internal.openapi.SystemPaths.operation;
import static org.kartera.rest.internal.openapi.SystemPaths.query;
import static org.kartera.rest.internal.openapi.SystemPaths.with;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Paths of configuration packages. */
final class PackagePaths {
    private static final String FORM = "multipart/form-data";
    private static final String PACKAGE = "How the package fares";
    private static final Map<String, Object> BYTES = Map.of("type", "string", "format", "binary");

    /** JSON in a part of a form: {@code <part>/<key>} to {@code ours} or {@code theirs}. */
    private static final Map<String, Object> CHOICES = Map.of("type", "string");

    private static final Map<String, Object> FLAG = Map.of("type", "string", "enum", List.of("true", "false"));

    private PackagePaths() {}

    static void addTo(Map<String, Object> paths) {
        Map<String, Object> packages =
                new LinkedHashMap<>(get("packages", "The configuration packages of this installation"));
        packages.put(
                "post",
                operation("applyPackage", "Begin to apply a package whose differences were seen")
                        .takes(
                                CommonSchemas.object(
                                        List.of("file", "digest"),
                                        "file",
                                        BYTES,
                                        "digest",
                                        TEXT,
                                        "choices",
                                        CHOICES,
                                        "older",
                                        FLAG),
                                true,
                                FORM)
                        .answers(202, PACKAGE, OBJECT)
                        .build());
        paths.put("/packages", packages);
        paths.put("/packages/contents", get("packageContents", "What may be exported"));
        paths.put("/packages/export", Map.of("post", export()));
        paths.put(
                "/packages/preview",
                Map.of(
                        "post",
                        operation("previewPackage", "What a package would change")
                                .takes(
                                        CommonSchemas.object(
                                                List.of("file"), "file", BYTES, "choices", CHOICES, "older", FLAG),
                                        true,
                                        FORM)
                                .answers(200, "The differences, and what is in the way", OBJECT)
                                .build()));
        Map<String, Object> one = new LinkedHashMap<>(get("package", PACKAGE));
        one.put(
                "delete",
                operation("withdrawPackage", "Begin to withdraw a package")
                        .with(query("confirm", Map.of("type", "integer")))
                        .answers(202, PACKAGE, OBJECT)
                        .build());
        paths.put("/packages/{name}", with("name", one));
        paths.put(
                "/packages/{name}/withdrawal", with("name", get("packageWithdrawal", "What would go with a package")));
        paths.put(
                "/packages/{name}/retry",
                with(
                        "name",
                        Map.of(
                                "post",
                                operation("retryPackage", "Go on with a package that failed")
                                        .answers(202, PACKAGE, OBJECT)
                                        .build())));
    }

    private static Map<String, Object> export() {
        return operation("exportPackage", "A package of what is chosen")
                .takes(
                        CommonSchemas.object(
                                List.of("name", "version", "title", "parts"),
                                "name",
                                TEXT,
                                "version",
                                TEXT,
                                "title",
                                OBJECT,
                                "description",
                                OBJECT,
                                "publisher",
                                TEXT,
                                "needs",
                                OBJECT,
                                "parts",
                                OBJECT),
                        true)
                .answers(200, "The file", BYTES, "application/zip")
                .build();
    }
}
