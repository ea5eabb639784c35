package org.kartera.transfer.internal;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.nio.file.Files;
import java.nio.file.Path;

/** A CSV file as an answer. */
final class CsvFile {
    private CsvFile() {}

    /** Sends {@code file}, to be kept as {@code name.csv}, and deletes it. */
    static Response answer(Path file, String name) {
        StreamingOutput content = out -> {
            try {
                Files.copy(file, out);
            } finally {
                Files.deleteIfExists(file);
            }
        };
        return Response.ok(content, "text/csv; charset=utf-8")
                .header("Content-Disposition", "attachment; filename=\"" + name + ".csv\"")
                .header("Cache-Control", "no-store")
                .build();
    }
}
