package org.kartera.files.internal;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kartera.files.FileArchive.Details;
import org.kartera.files.FileError;
import org.kartera.platform.CrmException;
import org.kartera.records.json.ValueJson;

/** Files in the JSON of the REST contract. */
final class FileJson {
    private FileJson() {}

    static Map<String, @Nullable Object> of(Details details) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>(ValueJson.file(details.file()));
        UUID by = details.createdBy();
        json.put("hash", details.hash());
        json.put("createdAt", details.createdAt().toString());
        json.put("createdBy", by == null ? null : by.toString());
        return json;
    }

    /** The id in an address; what is none names no file. */
    static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException none) {
            throw CrmException.causedBy(none, FileError.NO_SUCH_FILE, text);
        }
    }
}
