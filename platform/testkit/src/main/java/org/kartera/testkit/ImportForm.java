package org.kartera.testkit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.record.FieldKind;
import org.kartera.records.metadata.EntityType;
import org.kartera.records.metadata.FieldType;
import org.kartera.records.metadata.FieldType.Flag;

/** A record as a row of CSV, with the options that import it: ids for references, a column for each part of an address. */
final class ImportForm {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final EntityType type;
    private final Map<String, String> cells = new LinkedHashMap<>();

    /** {@code record} as it was read. */
    ImportForm(EntityType type, Map<String, @Nullable Object> record) {
        this.type = type;
        for (FieldType field : type.fields()) {
            Object value = record.get(field.name());
            if (SampleValues.own(field) && value != null) {
                put(field, value);
            }
        }
    }

    private void put(FieldType field, Object value) {
        List<?> several = value instanceof List<?> list ? list : List.of(value);
        switch (field.kind()) {
            case ADDRESS ->
                several.forEach(address -> ((Map<?, ?>) address).forEach((part, text) -> {
                    if (!part.equals("primary")) {
                        cells.put(field.name() + "." + part, String.valueOf(text));
                    }
                }));
            case EMAIL, PHONE ->
                several.forEach(item -> {
                    if (item instanceof Map<?, ?> typed) {
                        cells.put(field.name() + "." + typed.get("type"), String.valueOf(typed.get("value")));
                    } else {
                        cells.put(field.name(), item.toString());
                    }
                });
            case GEO_POINT -> {
                Map<?, ?> point = (Map<?, ?>) value;
                cells.put(field.name(), point.get("latitude") + "," + point.get("longitude"));
            }
            default ->
                cells.put(field.name(), several.stream().map(ImportForm::text).collect(Collectors.joining(";")));
        }
    }

    private static String text(Object value) {
        if (value instanceof Map<?, ?> map) {
            return String.valueOf(map.containsKey("amount") ? map.get("amount") : map.get("id"));
        }
        return value.toString();
    }

    /** The field by which the record is found again; empty where it has none and is imported as a copy. */
    Optional<String> key() {
        return type.fields().stream()
                .filter(field -> SampleValues.own(field) && field.is(Flag.UNIQUE) && cells.containsKey(field.name()))
                .map(FieldType::name)
                .findFirst();
    }

    /** Fields that the file holds. */
    List<String> fields() {
        return type.fields().stream()
                .map(FieldType::name)
                .filter(name ->
                        cells.keySet().stream().anyMatch(cell -> cell.equals(name) || cell.startsWith(name + ".")))
                .toList();
    }

    String csv() {
        return line(cells.keySet()) + line(cells.values());
    }

    private static String line(Iterable<String> values) {
        StringBuilder line = new StringBuilder();
        for (String value : values) {
            line.append(line.isEmpty() ? "" : ",")
                    .append('"')
                    .append(value.replace("\"", "\"\""))
                    .append('"');
        }
        return line.append("\r\n").toString();
    }

    String options() {
        Map<String, Object> options = new LinkedHashMap<>();
        options.put("separator", ",");
        options.put("dateFormat", "yyyy-MM-dd");
        options.put("guess", false);
        key().ifPresent(field -> {
            options.put("key", Map.of("field", field));
            options.put("duplicates", "update");
        });
        Map<String, Object> fields = new LinkedHashMap<>();
        for (String cell : cells.keySet()) {
            FieldType field = type.field(cell);
            boolean money = field != null && field.kind() == FieldKind.MONEY;
            fields.put(cell, money ? Map.of("column", cell, "currency", "EUR") : cell);
        }
        options.put("fields", fields);
        try {
            return Objects.requireNonNull(MAPPER.writeValueAsString(options));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
