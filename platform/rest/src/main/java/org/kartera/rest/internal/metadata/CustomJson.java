package org.kartera.rest.internal.metadata;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.job.Jobs;
import org.kartera.records.custom.CustomEntity;
import org.kartera.records.custom.CustomField;
import org.kartera.records.custom.CustomState;
import org.kartera.records.custom.Usage;
import org.kartera.records.json.ValueJson;

/** What administrators made, as the REST contract has it. */
final class CustomJson {
    private CustomJson() {}

    static Map<String, @Nullable Object> write(CustomField field) {
        Map<String, @Nullable Object> json =
                new LinkedHashMap<>(field.definition().json());
        json.put("entity", field.entity());
        json.put("state", ValueJson.choiceName(field.state()));
        if (!field.reason().isEmpty()) {
            json.put("reason", field.reason());
        }
        if (field.definition().conflict() != null) {
            json.put("conflict", field.definition().conflict());
        }
        json.put("layer", ValueJson.choiceName(field.layer()));
        json.put("package", field.pack());
        json.put("version", field.version());
        json.put("createdAt", field.createdAt().toString());
        json.put("createdBy", ValueJson.plain(field.createdBy()));
        json.put("modifiedAt", field.modifiedAt().toString());
        json.put("modifiedBy", ValueJson.plain(field.modifiedBy()));
        return json;
    }

    /** {@code computing} is how the rows are computed that there are already; null: they are. */
    static Map<String, @Nullable Object> write(CustomField field, Jobs.@Nullable Status computing) {
        Map<String, @Nullable Object> json = write(field);
        if (computing != null && field.definition().computation() != null && field.state() == CustomState.ACTIVE) {
            Map<String, @Nullable Object> progress = new LinkedHashMap<>();
            progress.put("state", ValueJson.choiceName(computing.state()));
            progress.put("done", computing.done());
            progress.put("total", computing.total());
            progress.put("failure", computing.failure());
            json.put("progress", progress);
        }
        return json;
    }

    static Map<String, @Nullable Object> write(CustomEntity entity) {
        Map<String, @Nullable Object> json =
                new LinkedHashMap<>(entity.definition().json());
        json.put("state", ValueJson.choiceName(entity.state()));
        if (!entity.reason().isEmpty()) {
            json.put("reason", entity.reason());
        }
        json.put("layer", ValueJson.choiceName(entity.layer()));
        json.put("package", entity.pack());
        json.put("version", entity.version());
        json.put("createdAt", entity.createdAt().toString());
        json.put("createdBy", ValueJson.plain(entity.createdBy()));
        json.put("modifiedAt", entity.modifiedAt().toString());
        json.put("modifiedBy", ValueJson.plain(entity.modifiedBy()));
        return json;
    }

    static Map<String, Object> write(Usage usage) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("rows", usage.rows());
        json.put("values", usage.values());
        json.put(
                "usedIn",
                usage.usedIn().stream()
                        .map(use -> Map.of("kind", use.kind(), "name", use.name(), "needed", use.needed()))
                        .toList());
        return json;
    }
}
