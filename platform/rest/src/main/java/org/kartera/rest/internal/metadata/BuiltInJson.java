package org.kartera.rest.internal.metadata;

import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kartera.records.custom.BuiltIn;
import org.kartera.records.custom.Overlay;
import org.kartera.records.json.ValueJson;
import org.kartera.rest.internal.json.JsonBuffer;
import org.kartera.rest.internal.records.Versions;

/** What modules bring, with what is laid over it, as the REST contract has it. */
final class BuiltInJson {
    private BuiltInJson() {}

    static Map<String, @Nullable Object> write(BuiltIn builtIn) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>(builtIn.now());
        json.put("entity", builtIn.entity());
        json.put("builtIn", true);
        json.put("changeable", builtIn.changeable());
        json.put(
                "changed",
                builtIn.layers().stream()
                        .flatMap(layer -> layer.parts().keySet().stream())
                        .distinct()
                        .toList());
        json.put("module", builtIn.module());
        json.put("layers", builtIn.layers().stream().map(BuiltInJson::layer).toList());
        Map<String, Object> conflicts = new LinkedHashMap<>();
        builtIn.conflicts().forEach((part, difference) -> {
            Map<String, @Nullable Object> values = new LinkedHashMap<>();
            values.put("was", difference.was());
            values.put("now", difference.now());
            conflicts.put(part, values);
        });
        json.put("conflicts", conflicts);
        json.put("version", builtIn.version());
        return json;
    }

    private static Map<String, @Nullable Object> layer(Overlay overlay) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("layer", ValueJson.choiceName(overlay.layer()));
        json.put("package", overlay.pack());
        json.put("parts", overlay.parts());
        json.put("modifiedAt", overlay.modifiedAt().toString());
        json.put("modifiedBy", ValueJson.plain(overlay.modifiedBy()));
        return json;
    }

    static Response answer(BuiltIn builtIn) {
        Map<String, @Nullable Object> content = write(builtIn);
        return Response.ok(JsonBuffer.bytes(json -> JsonBuffer.write(json, content)))
                .header("ETag", Versions.tag(builtIn.version()))
                .build();
    }
}
