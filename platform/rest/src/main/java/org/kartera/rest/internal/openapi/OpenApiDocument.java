package org.kartera.rest.internal.openapi;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kartera.platform.Access;
import org.kartera.platform.Caller;
import org.kartera.platform.Messages;
import org.kartera.records.metadata.EntityType;
import org.kartera.records.metadata.Labels;
import org.kartera.records.metadata.Metadata;

/** The description of the interface as OpenAPI 3.1.1, for one caller. */
final class OpenApiDocument {
    private final Labels labels;
    private final Messages messages;

    OpenApiDocument(Labels labels, Messages messages) {
        this.labels = labels;
        this.messages = messages;
    }

    Map<String, Object> of(Metadata metadata, Caller caller) {
        Map<String, Object> paths = new LinkedHashMap<>();
        Map<String, Object> schemas = CommonSchemas.all();
        List<Object> tags = new ArrayList<>();
        tags.add(Map.of("name", SystemPaths.TAG));
        SystemPaths.addTo(paths);
        ClientPaths.addTo(paths);
        LayoutPaths.addTo(paths);
        PackagePaths.addTo(paths);
        List<EntityType> types = metadata.entities().values().stream()
                .filter(type -> metadata.available(type) && caller.rights().access(type.name(), "read") != Access.NONE)
                .sorted(Comparator.comparing(EntityType::name))
                .toList();
        for (EntityType type : types) {
            RecordPaths records = new RecordPaths(labels, type, caller);
            if (tags.stream().noneMatch(tag -> tag.equals(Map.of("name", records.tag())))) {
                tags.add(Map.of("name", records.tag()));
            }
            records.addPaths(paths);
            records.addSchemas(schemas);
        }
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("openapi", "3.1.1");
        document.put("info", info(caller));
        document.put("servers", List.of(Map.of("url", "/api/v1")));
        document.put("security", List.of(Map.of("session", List.of()), Map.of("token", List.of())));
        document.put("tags", tags);
        document.put("paths", paths);
        document.put("components", components(schemas));
        return document;
    }

    private Map<String, Object> info(Caller caller) {
        Map<String, Object> info = new LinkedHashMap<>();
        info.put("title", messages.text(OpenApiDocument.class, caller.locale(), "openapi.title"));
        info.put("description", messages.text(OpenApiDocument.class, caller.locale(), "openapi.description"));
        info.put("version", "1");
        return info;
    }

    private static Map<String, Object> components(Map<String, Object> schemas) {
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("description", "What went wrong (RFC 9457)");
        problem.put(
                "content", Map.of("application/problem+json", Map.of("schema", CommonSchemas.reference("Problem"))));
        Map<String, Object> components = new LinkedHashMap<>();
        components.put("schemas", schemas);
        components.put("responses", Map.of("Problem", problem));
        components.put(
                "securitySchemes",
                Map.of(
                        "session", Map.of("type", "apiKey", "in", "cookie", "name", "kartera_session"),
                        "token", Map.of("type", "http", "scheme", "bearer")));
        return components;
    }
}
