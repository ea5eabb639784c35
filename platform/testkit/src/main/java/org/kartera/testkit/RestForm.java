package org.kartera.testkit;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kartera.records.json.RecordJson;

/** Records as the REST contract has them. */
final class RestForm {
    private static final ObjectMapper MAPPER = new ObjectMapper().disable(SerializationFeature.FAIL_ON_EMPTY_BEANS);

    private RestForm() {}

    /** The record as the kernel reads it. */
    static Map<String, @Nullable Object> read(TestKernel kernel, String entity, UUID id) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = MAPPER.createGenerator(text)) {
            RecordJson.write(json, kernel.asSystem(() -> kernel.gateway().read(entity, id, List.of(), List.of())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return parse(text.toString());
    }

    @SuppressWarnings("unchecked")
    private static Map<String, @Nullable Object> parse(String json) {
        try {
            return MAPPER.readValue(json, HashMap.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether both say the same: numbers by value, references by the record that they mean, the values of a list in any order. */
    static boolean same(@Nullable Object one, @Nullable Object other) {
        return normal(MAPPER.valueToTree(one)).equals(normal(MAPPER.valueToTree(other)));
    }

    private static Object normal(JsonNode node) {
        if (node.isNumber()) {
            return node.decimalValue().stripTrailingZeros().toPlainString();
        } else if (node.isArray()) {
            List<String> items = new ArrayList<>();
            node.forEach(item -> items.add(normal(item).toString()));
            items.sort(null);
            return items;
        } else if (node.isObject() && node.has("entity") && node.has("id")) {
            return node.get("id").asText();
        } else if (node.isObject()) {
            Map<String, Object> parts = new TreeMap<>();
            node.properties().forEach(part -> parts.put(part.getKey(), normal(part.getValue())));
            return parts;
        }
        return node.asText();
    }
}
