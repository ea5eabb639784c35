package org.kartera.rest.internal.openapi;

import static org.kartera.rest.internal.openapi.SystemPaths.operation;
import static org.kartera.rest.internal.openapi.SystemPaths.query;
import static org.kartera.rest.internal.openapi.SystemPaths.with;

import java.util.List;
import java.util.Map;

/** The paths of files. */
final class FilePaths {
    private static final Map<String, Object> TEXT = Map.of("type", "string");
    private static final Map<String, Object> NUMBER = Map.of("type", "integer");
    private static final Map<String, Object> BYTES = Map.of("type", "string", "format", "binary");
    private static final String ANY = "application/octet-stream";

    private FilePaths() {}

    static void addTo(Map<String, Object> paths) {
        Object file = CommonSchemas.reference("File");
        paths.put(
                "/files",
                Map.of(
                        "post",
                        operation("uploadFile", "Upload a file, as it is or as the part file of a form")
                                .header("Content-Disposition")
                                .takes(BYTES, true, ANY, "image/*", "multipart/form-data")
                                .answers(201, "The file, to be referred to by a record", file)
                                .build()));
        paths.put(
                "/files/{id}",
                with(
                        "id",
                        Map.of(
                                "get",
                                operation("file", "What is known of a file")
                                        .answers(200, "The file", file)
                                        .build())));
        paths.put("/files/{id}/content", with("id", Map.of("get", content())));
        paths.put(
                "/files/{id}/thumbnail",
                with(
                        "id",
                        Map.of(
                                "get",
                                operation("thumbnail", "A small picture of a picture")
                                        .with(query("size", NUMBER))
                                        .answers(200, "The picture", BYTES, "image/*")
                                        .build())));
        Object link = CommonSchemas.object(
                List.of("url", "expiresAt"), "url", TEXT, "expiresAt", Map.of("type", "string", "format", "date-time"));
        paths.put(
                "/files/{id}/links",
                with(
                        "id",
                        Map.of(
                                "post",
                                operation("shareFile", "A link that shows a file to whoever has it")
                                        .with(query("minutes", NUMBER))
                                        .answers(200, "The link", link)
                                        .build())));
    }

    private static Map<String, Object> content() {
        return operation("fileContent", "A file, or a part of it")
                .header("Range")
                .with(query("expires", NUMBER))
                .with(query("signature", TEXT))
                .with(query("download", TEXT))
                .answers(200, "The file", BYTES, ANY)
                .answers(206, "A part of it", BYTES, ANY)
                .build();
    }
}
