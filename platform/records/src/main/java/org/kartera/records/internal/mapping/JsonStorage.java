package org.kartera.records.internal.mapping;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kartera.persistence.ColumnConverter;
import org.kartera.platform.record.Address;
import org.kartera.platform.record.Email;
import org.kartera.platform.record.FieldKind;
import org.kartera.platform.record.Phone;
import org.kartera.platform.record.Ref;
import org.kartera.records.internal.mapping.Storages.ChoiceNames;
import org.kartera.records.json.ValueJson;
import org.kartera.records.metadata.FieldType;

/** Several values as a JSON array, or one address as a JSON object, in the form of the REST contract; references as their ids alone. */
final class JsonStorage implements FieldStorage {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ColumnShape column;
    private final FieldType field;
    private final ColumnConverter converter =
            Converters.of(String.class, this::write, stored -> Objects.requireNonNull(read(Converters.text(stored))));

    JsonStorage(ColumnShape column, FieldType field) {
        this.column = column;
        this.field = field;
    }

    @Override
    public List<ColumnShape> columns() {
        return List.of(column);
    }

    @Override
    public @Nullable Object toColumn(int index, @Nullable Object value) {
        boolean nothing = value instanceof Collection<?> several && several.isEmpty();
        return nothing ? null : converter.toColumn(value);
    }

    @Override
    public @Nullable Object toValue(List<? extends @Nullable Object> columns) {
        Object value = converter.toValue(columns.get(0));
        return value == null && field.multiple() ? empty() : value;
    }

    @Override
    public ColumnConverter comparable() {
        return converter;
    }

    private Collection<Object> empty() {
        return field.kind() == FieldKind.MULTI_CHOICE ? new LinkedHashSet<>() : new ArrayList<>();
    }

    private Object write(Object value) {
        Object plain = field.kind() == FieldKind.REFS
                ? ((Collection<?>) value).stream().map(JsonStorage::id).toList()
                : Objects.requireNonNull(ValueJson.plain(value));
        try {
            return JSON.writeValueAsString(plain);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String id(Object element) {
        return element instanceof Ref ref ? ref.id().toString() : element.toString();
    }

    private @Nullable Object read(String stored) {
        JsonNode json;
        try {
            json = JSON.readTree(stored);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the column " + column.name() + " holds no JSON", e);
        }
        if (!field.multiple()) {
            return element(json);
        }
        Collection<Object> values = empty();
        json.forEach(node -> {
            Object element = element(node);
            if (element != null) {
                values.add(element);
            }
        });
        return values;
    }

    private @Nullable Object element(JsonNode json) {
        return switch (field.kind()) {
            case MULTI_CHOICE -> ChoiceNames.value(field, json.asText());
            case REFS -> new Ref(field.refs().get(0), UUID.fromString(json.asText()));
            case EMAIL ->
                new Email(
                        text(json, "type"),
                        text(json, "value"),
                        json.path("primary").asBoolean());
            case PHONE ->
                new Phone(
                        text(json, "type"),
                        text(json, "value"),
                        json.path("primary").asBoolean());
            case ADDRESS ->
                new Address(
                        text(json, "type"),
                        text(json, "street"),
                        text(json, "postalCode"),
                        text(json, "city"),
                        text(json, "region"),
                        text(json, "country"),
                        json.path("primary").asBoolean());
            default -> throw new IllegalStateException(field.kind() + " is not stored as JSON");
        };
    }

    private static String text(JsonNode json, String name) {
        return json.path(name).asText("");
    }
}
