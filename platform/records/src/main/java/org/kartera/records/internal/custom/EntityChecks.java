package org.kartera.records.internal.custom;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.Access;
import org.kartera.platform.CrmException;
import org.kartera.platform.StandardError;
import org.kartera.platform.Violation;
import org.kartera.platform.record.FieldKind;
import org.kartera.records.custom.CustomisationError;
import org.kartera.records.custom.EntityDefinition;
import org.kartera.records.custom.FieldDefinition;
import org.kartera.records.internal.metadata.Kinds;
import org.kartera.records.json.ValueJson;
import org.kartera.records.metadata.EntityType;
import org.kartera.records.metadata.FieldType;
import org.kartera.records.metadata.FieldType.Flag;
import org.kartera.records.metadata.Metadata;
import org.kartera.records.metadata.StandardFields;
import org.kartera.records.metadata.TitlePattern;

/** Says what is wrong with record types and the fields that come with them. */
final class EntityChecks {
    private static final String NAME = "name";

    private final Definitions definitions;
    private final List<Violation> wrong = new ArrayList<>();

    EntityChecks(Definitions definitions) {
        this.definitions = definitions;
    }

    /** How far others than administrators are to reach, {@code all} where nothing is said; 422 {@code invalid-fields}. */
    static Access reach(@Nullable Object access) {
        List<Violation> wrong = new ArrayList<>();
        Map<String, @Nullable Object> json = new HashMap<>();
        json.put("access", access);
        Access reach = new Members(json, "", wrong)
                .constant("access", List.of(Access.values()), ValueJson::choiceName, Access.ALL);
        if (!wrong.isEmpty()) {
            throw CrmException.invalid(wrong);
        }
        return reach;
    }

    List<Violation> wrong() {
        return wrong;
    }

    void throwIfAny() {
        if (!wrong.isEmpty()) {
            throw CrmException.invalid(wrong);
        }
    }

    /** The fields in {@code json} for {@code type}, which has none yet but those that every record has; a name, where it wants none. */
    List<FieldDefinition> fields(Map<String, ? extends @Nullable Object> json, EntityType type, Metadata metadata) {
        Map<String, EntityType> entities = new HashMap<>(metadata.entities());
        entities.put(type.name(), type);
        Metadata with = new Metadata(metadata.generation(), entities, metadata.unavailable());
        List<Map<String, ? extends @Nullable Object>> sent = new ArrayList<>();
        for (Object each : json.get("fields") instanceof List<?> list ? list : List.of()) {
            sent.add(each instanceof Map<?, ?> map ? typed(map) : Map.of());
        }
        if (sent.isEmpty()) {
            sent.add(name());
        }
        List<FieldDefinition> fields = new ArrayList<>();
        for (int position = 0; position < sent.size(); position++) {
            try {
                fields.add(definitions.first(sent.get(position), type, fields, with));
            } catch (CrmException e) {
                String at = "fields[" + position + "].";
                List<Violation> faults =
                        e.violations().isEmpty() ? List.of(new Violation(NAME, e.code(), e.args())) : e.violations();
                faults.forEach(
                        fault -> wrong.add(new Violation(at + fault.field(), fault.code(), relocated(fault, at))));
            }
        }
        return fields;
    }

    /** Messages name the field first. */
    private static List<Object> relocated(Violation fault, String at) {
        List<Object> args = new ArrayList<>(fault.args());
        if (!args.isEmpty() && args.get(0).equals(fault.field())) {
            args.set(0, at + fault.field());
        }
        return args;
    }

    @SuppressWarnings("unchecked") // keys of JSON objects are texts
    private static Map<String, ? extends @Nullable Object> typed(Map<?, ?> map) {
        return (Map<String, ? extends @Nullable Object>) map;
    }

    private static Map<String, Object> name() {
        Map<String, Object> field = new LinkedHashMap<>();
        field.put(NAME, NAME);
        field.put("kind", "text");
        field.put("label", Map.of("en", "Name", "es", "Nombre"));
        field.put("required", true);
        field.put("in", List.of("list", "search", "sort", "quickCreate"));
        return field;
    }

    /** {@code entity} with a title where it says none: the first line of text. */
    static EntityDefinition titled(EntityDefinition entity, List<FieldDefinition> fields) {
        if (!entity.title().isEmpty()) {
            return entity;
        }
        String first = fields.stream()
                .filter(field -> Kinds.foldable(field.stored()))
                .findFirst()
                .or(() -> fields.stream().findFirst())
                .map(FieldDefinition::name)
                .orElse(NAME);
        return new EntityDefinition(
                entity.name(),
                entity.label(),
                entity.plural(),
                entity.icon(),
                "{" + first + "}",
                entity.traits(),
                entity.order());
    }

    /** Title and order of {@code entity}, whose fields are {@code fields}. */
    void check(EntityDefinition entity, List<FieldType> fields) {
        Map<String, FieldType> byName = fields.stream().collect(Collectors.toMap(FieldType::name, Function.identity()));
        List<String> named = new TitlePattern(entity.title()).fields();
        if (named.isEmpty()) {
            wrong.add(Violation.of("title", StandardError.WRONG_FORMAT));
        }
        for (String name : named) {
            FieldType field = byName.get(name);
            if (field == null || !field.readable() || field.is(Flag.STANDARD)) {
                wrong.add(Violation.of("title", CustomisationError.UNKNOWN_NAME, name));
            } else if (field.multiple() || field.reference() || field.kind() == FieldKind.ADDRESS) {
                wrong.add(Violation.of(
                        "title",
                        CustomisationError.UNSUITABLE_OPTION,
                        field.kind().json()));
            }
        }
        for (String key : entity.order()) {
            String name = key.startsWith("-") ? key.substring(1) : key;
            FieldType own = byName.get(name);
            FieldType field = own == null ? StandardFields.queryable(name) : own;
            if (field == null || !field.readable()) {
                wrong.add(Violation.of("order", CustomisationError.UNKNOWN_NAME, name));
            } else if (field.multiple() || !Kinds.comparable(field.kind())) {
                wrong.add(Violation.of(
                        "order",
                        CustomisationError.UNSUITABLE_OPTION,
                        field.kind().json()));
            }
        }
    }
}
