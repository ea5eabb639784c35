package org.kartera.rest.internal.openapi;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One operation of the description, put together piece by piece. Belongs to one thread. */
final class Operation {
    private static final String JSON = "application/json";

    private final Map<String, Object> operation = new LinkedHashMap<>();
    private final List<Object> parameters = new ArrayList<>();
    private final Map<String, Object> responses = new LinkedHashMap<>();

    /** {@code id} is unique in the document. */
    Operation(String id, String tag, String summary) {
        operation.put("operationId", id);
        operation.put("tags", List.of(tag));
        operation.put("summary", summary);
    }

    Operation with(Map<String, Object> parameter) {
        parameters.add(parameter);
        return this;
    }

    Operation header(String name) {
        Map<String, Object> parameter = new LinkedHashMap<>();
        parameter.put("name", name);
        parameter.put("in", "header");
        parameter.put("schema", Map.of("type", "string"));
        return with(parameter);
    }

    Operation takes(Object schema, boolean required, String... mediaTypes) {
        Map<String, Object> content = new LinkedHashMap<>();
        for (String type : mediaTypes.length == 0 ? new String[] {JSON} : mediaTypes) {
            content.put(type, Map.of("schema", schema));
        }
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("required", required);
        body.put("content", content);
        operation.put("requestBody", body);
        return this;
    }

    Operation answers(int status, String description, Object schema) {
        return answers(status, description, schema, JSON);
    }

    Operation answers(int status, String description, Object schema, String mediaType) {
        Map<String, Object> response = new LinkedHashMap<>();
        response.put("description", description);
        response.put("content", Map.of(mediaType, Map.of("schema", schema)));
        responses.put(Integer.toString(status), response);
        return this;
    }

    Operation answers(int status, String description) {
        responses.put(Integer.toString(status), Map.of("description", description));
        return this;
    }

    /** May be called by whoever has not signed in. */
    Operation open() {
        operation.put("security", List.of());
        return this;
    }

    Map<String, Object> build() {
        if (!parameters.isEmpty()) {
            operation.put("parameters", parameters);
        }
        responses.put("default", Map.of("$ref", "#/components/responses/Problem"));
        operation.put("responses", responses);
        return operation;
    }
}
