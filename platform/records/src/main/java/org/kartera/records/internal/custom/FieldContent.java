package org.kartera.records.internal.custom;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.CrmException;
import org.kartera.platform.StandardError;
import org.kartera.platform.Violation;
import org.kartera.platform.record.FieldKind;
import org.kartera.platform.record.OnDelete;
import org.kartera.records.custom.FieldDefinition;
import org.kartera.records.internal.configuration.Canonical;
import org.kartera.records.json.ValueJson;
import org.kartera.records.metadata.Computation;

/** Fields as configuration packages have them: under {@code <record type>.<name>}, without what a definition need not say. */
final class FieldContent {
    /** They name other fields, which may come later. */
    private static final List<String> CONDITIONS = List.of("validation", "visibleWhen");

    private static final String NAME = "name";
    private static final String ON_DELETE = "onDelete";

    private FieldContent() {}

    static String key(String entity, String name) {
        return entity + "." + name;
    }

    /** The record type; the whole where nothing stands before a point. */
    static String entity(String key) {
        return key.substring(0, Math.max(0, key.lastIndexOf('.')));
    }

    static String name(String key) {
        return key.substring(key.lastIndexOf('.') + 1);
    }

    static Map<String, Object> of(FieldDefinition field) {
        Map<String, Object> content = Canonical.compact(DefinitionJson.write(field));
        content.remove(NAME);
        content.remove(ON_DELETE, ValueJson.choiceName(OnDelete.CLEAR));
        return content;
    }

    /** The definition in {@code content}; 422 {@code invalid-fields}. */
    static FieldDefinition definition(String key, Map<String, ? extends @Nullable Object> content) {
        List<Violation> wrong = new ArrayList<>();
        DefinitionReader.checkKnown(content, wrong);
        FieldDefinition field = DefinitionReader.read(named(key, content), wrong);
        if (!wrong.isEmpty()) {
            throw CrmException.invalid(wrong);
        }
        return field;
    }

    /** {@code content} with its name. */
    static Map<String, @Nullable Object> named(String key, Map<String, ? extends @Nullable Object> content) {
        Map<String, @Nullable Object> named = new LinkedHashMap<>();
        named.put(NAME, name(key));
        named.putAll(content);
        return named;
    }

    /** {@code content} without what may name fields that are not there yet. */
    static Map<String, @Nullable Object> unconditioned(Map<String, ? extends @Nullable Object> content) {
        Map<String, @Nullable Object> some = new LinkedHashMap<>(content);
        CONDITIONS.forEach(some::remove);
        return some;
    }

    static boolean conditioned(Map<String, ?> content) {
        return CONDITIONS.stream().anyMatch(content::containsKey);
    }

    /** Fields come in this order: plain ones, references, computed ones. */
    static int rank(Map<String, ?> content) {
        if (computed(content)) {
            return 2;
        }
        return content.containsKey("refs") ? 1 : 0;
    }

    static boolean computed(Map<String, ?> content) {
        Object kind = content.get("kind");
        return FieldKind.FORMULA.json().equals(kind) || FieldKind.ROLL_UP.json().equals(kind);
    }

    /** Full names of the record types that a field needs. */
    static Set<String> entities(String key, FieldDefinition field) {
        Set<String> entities = new TreeSet<>(field.refs());
        entities.add(entity(key));
        if (field.computation() instanceof Computation.RollUp rollUp) {
            entities.add(rollUp.entity());
        }
        return entities;
    }

    /** The merge patch (RFC 7396) that makes {@code after} of {@code before}. */
    static Map<String, @Nullable Object> patch(Map<?, ?> before, Map<?, ?> after) {
        Map<String, @Nullable Object> patch = new LinkedHashMap<>();
        before.keySet().stream()
                .filter(name -> !after.containsKey(name))
                .forEach(name -> patch.put(String.valueOf(name), null));
        after.forEach((name, value) -> {
            Object former = before.get(name);
            if (former instanceof Map<?, ?> one && value instanceof Map<?, ?> other) {
                Map<String, @Nullable Object> within = patch(one, other);
                if (!within.isEmpty()) {
                    patch.put(String.valueOf(name), within);
                }
            } else if (!Objects.equals(former, value) && !Canonical.same(former, value)) {
                patch.put(String.valueOf(name), value);
            }
        });
        return patch;
    }

    /** {@code content} as the JSON object that it is; an empty one where there is none. */
    @SuppressWarnings("unchecked") // keys of JSON objects are texts
    static Map<String, Object> object(@Nullable Object content) {
        if (content instanceof Map<?, ?> object) {
            return (Map<String, Object>) object;
        } else if (content == null) {
            return Map.of();
        }
        throw CrmException.invalid("", StandardError.WRONG_TYPE, "object");
    }
}
