package org.kartera.records.internal.custom;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.CrmException;
import org.kartera.platform.StandardError;
import org.kartera.platform.Violation;
import org.kartera.platform.record.FieldKind;
import org.kartera.platform.record.Place;
import org.kartera.records.custom.CustomField;
import org.kartera.records.custom.CustomState;
import org.kartera.records.custom.CustomisationError;
import org.kartera.records.custom.FieldDefinition;
import org.kartera.records.internal.computed.ComputationChecks;
import org.kartera.records.internal.metadata.ColumnNames;
import org.kartera.records.internal.metadata.Kinds;
import org.kartera.records.internal.pipeline.bind.FieldBinder;
import org.kartera.records.json.ValueJson;
import org.kartera.records.metadata.CompanyAmount;
import org.kartera.records.metadata.Computation;
import org.kartera.records.metadata.EntityType;
import org.kartera.records.metadata.FieldType;
import org.kartera.records.metadata.FieldType.Flag;
import org.kartera.records.metadata.Metadata;
import org.kartera.records.metadata.StandardFields;

/** Makes definitions of what was sent, and others of those. */
final class Definitions {
    private static final String NAME = "name";
    private static final Set<String> RESERVED =
            Set.of("id", "entity", "title", "version", "deletedAt", "deletedBy", "deletedWith", "extensions");

    private final FieldBinder binder;

    Definitions(FieldBinder binder) {
        this.binder = binder;
    }

    /** A new field of {@code type}; {@code others} were added to it before. */
    FieldDefinition added(
            Map<String, ? extends @Nullable Object> json,
            EntityType type,
            List<CustomField> others,
            Metadata metadata) {
        List<Violation> wrong = new ArrayList<>();
        FieldDefinition read = withResult(DefinitionReader.read(json, wrong), type, metadata, wrong);
        Predicate<String> taken = name -> taken(name, type, others);
        String name = read.name();
        if (name.isEmpty() && !read.label().isEmpty()) {
            String label = Objects.requireNonNullElse(
                    read.label().get("en"), read.label().values().iterator().next());
            name = Names.proposed(label, "field", taken);
        }
        if (!name.isEmpty()) {
            checkName(name, type, wrong);
        }
        Map<String, @Nullable Object> chosen = new LinkedHashMap<>();
        chosen.put(NAME, name);
        chosen.put("column", column(name, read.stored(), type, others));
        chosen.put("conflict", null);
        FieldDefinition field = wrong.isEmpty() ? with(read, chosen) : read;
        new DefinitionChecks(field, type, metadata, wrong).check(binder);
        throwIfAny(wrong);
        if (taken.test(name)) {
            throw new CrmException(CustomisationError.DUPLICATE_NAME, name);
        }
        return field;
    }

    /** A field of a new record type; {@code others} come with it. */
    FieldDefinition first(
            Map<String, ? extends @Nullable Object> json,
            EntityType type,
            List<FieldDefinition> others,
            Metadata metadata) {
        return added(
                json,
                type.withFields(others.stream()
                        .map(field -> CustomFieldTypes.of(field, true))
                        .toList()),
                List.of(),
                metadata);
    }

    /** Where nobody says what is to come of a computation, it is what usually does. */
    private static FieldDefinition withResult(
            FieldDefinition field, EntityType type, Metadata metadata, List<Violation> wrong) {
        Computation computation = field.computation();
        if (computation == null || field.result() != null || !wrong.isEmpty()) {
            return field;
        }
        FieldKind usual = new ComputationChecks(metadata, type, wrong).usualResult(computation);
        if (usual == null && wrong.isEmpty()) {
            wrong.add(Violation.of("result", StandardError.REQUIRED));
        }
        return usual == null ? field : with(field, Map.of("result", usual.json()));
    }

    private static void checkName(String name, EntityType type, List<Violation> wrong) {
        FieldType field = type.field(name);
        boolean standard = field != null && field.is(Flag.STANDARD);
        if (standard || RESERVED.contains(name) || StandardFields.queryable(name) != null) {
            wrong.add(Violation.of(NAME, CustomisationError.RESERVED_NAME, name));
        } else if (!Names.FIELD.matcher(name).matches()) {
            wrong.add(Violation.of(NAME, CustomisationError.WRONG_NAME));
        }
    }

    private static boolean taken(String name, EntityType type, List<CustomField> others) {
        return RESERVED.contains(name)
                || StandardFields.queryable(name) != null
                || type.field(name) != null
                || others.stream()
                        .anyMatch(field -> field.state() != CustomState.DELETED
                                && field.name().equals(name));
    }

    private static String column(String name, FieldKind kind, EntityType type, List<CustomField> others) {
        Set<String> all = new HashSet<>();
        type.stored().forEach(field -> all.addAll(names(field)));
        others.forEach(field -> all.addAll(names(CustomFieldTypes.of(field))));
        return Names.column(ColumnNames.snake(name), base -> {
            return names(base, kind).stream().anyMatch(all::contains)
                    || others.stream()
                            .anyMatch(field -> field.definition().column().equals(base));
        });
    }

    /** All columns that there are because of {@code field}. */
    static List<String> names(FieldType field) {
        List<String> names = new ArrayList<>(names(field.columns()));
        names.addAll(CompanyAmount.has(field) ? CompanyAmount.of(field).columns() : List.of());
        return names;
    }

    /** All columns that a field of that kind has, the first of which is {@code base}. */
    static List<String> names(String base, FieldKind kind) {
        List<String> names = new ArrayList<>(names(CustomFieldTypes.columns(base, kind)));
        names.addAll(kind == FieldKind.MONEY ? CompanyAmount.columns(base) : List.of());
        return names;
    }

    private static List<String> names(FieldType.Columns columns) {
        return Stream.of(columns.value(), columns.second(), columns.folded())
                .filter(Objects::nonNull)
                .toList();
    }

    /** {@code field} with {@code patch} laid over it. */
    FieldDefinition changed(CustomField field, Map<String, ? extends @Nullable Object> patch, Metadata metadata) {
        FieldDefinition before = field.definition();
        Map<String, @Nullable Object> known = DefinitionJson.write(before);
        List<Violation> wrong = new ArrayList<>();
        for (String fixed : List.of(NAME, "kind", "result")) {
            if (patch.containsKey(fixed) && !Objects.equals(patch.get(fixed), known.get(fixed))) {
                wrong.add(Violation.of(fixed, CustomisationError.FIXED_PROPERTY));
            }
        }
        FieldDefinition after = read(before, DefinitionJson.merged(known, patch), wrong);
        boolean growing = before.kind() == FieldKind.ANY_REF && after.refs().containsAll(before.refs());
        if (!after.refs().equals(before.refs()) && !growing) {
            wrong.add(Violation.of("refs", CustomisationError.FIXED_PROPERTY));
        }
        new DefinitionChecks(after, metadata.entity(field.entity()), metadata, wrong).check(binder);
        throwIfAny(wrong);
        return after;
    }

    /** {@code field} of another kind. */
    FieldDefinition retyped(
            CustomField field,
            String kind,
            Map<String, ? extends @Nullable Object> options,
            EntityType type,
            List<CustomField> others,
            Metadata metadata) {
        Map<String, @Nullable Object> json = DefinitionJson.write(field.definition());
        List.of("length", "min", "max", "pattern", "choices", "default", "refs", "numbering", "unique")
                .forEach(json::remove);
        FieldKind next = Arrays.stream(FieldKind.values())
                .filter(known -> known.json().equals(kind))
                .findFirst()
                .orElse(field.definition().kind());
        json.put("in", kept(field.definition(), next));
        json.put("filterable", field.definition().filterable() && Kinds.comparable(next));
        json = DefinitionJson.merged(json, options);
        json.put("kind", kind);
        List<Violation> wrong = new ArrayList<>();
        FieldDefinition read = read(field.definition(), json, wrong);
        FieldDefinition after = wrong.isEmpty()
                ? with(read, Map.of("column", column(field.name(), read.stored(), type, others)))
                : read;
        new DefinitionChecks(after, type, metadata, wrong).check(binder);
        throwIfAny(wrong);
        return after;
    }

    /** Places where a field of {@code kind} can show too. */
    private static List<String> kept(FieldDefinition field, FieldKind kind) {
        return field.places().stream()
                .filter(place -> place == Place.LIST
                        || place == Place.QUICK_CREATE
                        || (place == Place.SEARCH && Kinds.foldable(kind)))
                .map(ValueJson::choiceName)
                .toList();
    }

    private static FieldDefinition read(
            FieldDefinition before, Map<String, @Nullable Object> json, List<Violation> wrong) {
        json.put("column", before.column());
        json.put("conflict", before.conflict());
        return DefinitionReader.read(json, wrong);
    }

    /** {@code field} under another name. */
    FieldDefinition renamed(CustomField field, String name, EntityType type, List<CustomField> others) {
        List<Violation> wrong = new ArrayList<>();
        checkName(name, type, wrong);
        throwIfAny(wrong);
        if (taken(name, type, others)) {
            throw new CrmException(CustomisationError.DUPLICATE_NAME, name);
        }
        return renamed(field.definition(), name, null);
    }

    private static void throwIfAny(List<Violation> wrong) {
        if (!wrong.isEmpty()) {
            throw CrmException.invalid(wrong);
        }
    }

    /** {@code field} called {@code name}; {@code conflict} is the name that it had to leave to a module's. */
    static FieldDefinition renamed(FieldDefinition field, String name, @Nullable String conflict) {
        Map<String, @Nullable Object> changes = new LinkedHashMap<>();
        changes.put(NAME, name);
        changes.put("conflict", conflict);
        return with(field, changes);
    }

    private static FieldDefinition with(FieldDefinition field, Map<String, ? extends @Nullable Object> changes) {
        Map<String, @Nullable Object> json = DefinitionJson.parsed(DefinitionJson.stored(field));
        json.putAll(changes);
        return DefinitionJson.read(DefinitionJson.text(json));
    }

    /** What the audit keeps of a new field. */
    static Map<String, @Nullable Object> told(CustomField field) {
        return Map.of("definition", DefinitionJson.write(field.definition()));
    }

    /** What the audit keeps of a change: before and after of what differs. */
    static Map<String, @Nullable Object> told(FieldDefinition before, FieldDefinition after) {
        return differences(DefinitionJson.write(before), DefinitionJson.write(after));
    }

    /** Before and after of the members of {@code after} that differ. */
    static Map<String, @Nullable Object> differences(
            Map<String, @Nullable Object> before, Map<String, @Nullable Object> after) {
        Map<String, @Nullable Object> changes = new LinkedHashMap<>();
        after.forEach((property, value) -> {
            if (!Objects.equals(before.get(property), value)) {
                changes.put(property, Arrays.asList(before.get(property), value));
            }
        });
        return changes;
    }
}
