package org.kartera.records.custom;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.record.FieldKind;
import org.kartera.platform.record.OnDelete;
import org.kartera.platform.record.Place;
import org.kartera.records.internal.custom.DefinitionJson;
import org.kartera.records.metadata.Computation;

/**
 * A field as an admin wants it. Immutable; that it makes sense is seen to by {@link Customisation}.
 *
 * @param name as in the REST contract
 * @param kind what it holds; {@code FORMULA} and {@code ROLL_UP} where it is computed
 * @param label what people call it, by language; not empty
 * @param help what people are told about it, by language
 * @param required new and changed records must have a value
 * @param unique no two records in use have the same value
 * @param tracked changes are shown on the timeline
 * @param filterable it is indexed
 * @param gapFree an auto-number leaves no number out, for which writers wait for each other
 * @param defaultValue what new records get, in the form of the REST contract
 * @param places where it shows
 * @param length greatest length of text; 0: as its kind has it
 * @param pattern regular expression that text must match as a whole
 * @param choices values of a choice, in their order
 * @param refs full names of the record types referred to
 * @param numbering pattern of an auto-number
 * @param computation how its value comes about; null: somebody writes it
 * @param result what comes of a computation; null without one
 * @param validation what must hold
 * @param visibleWhen when forms show it
 * @param column what its columns' names begin with; stays whatever the field is called
 * @param conflict the name that it had before a module brought a field of that name; null: none did
 */
public record FieldDefinition(
        String name,
        FieldKind kind,
        Map<String, String> label,
        Map<String, String> help,
        boolean required,
        boolean unique,
        boolean tracked,
        boolean filterable,
        boolean gapFree,
        @Nullable Object defaultValue,
        Set<Place> places,
        int length,
        @Nullable BigDecimal min,
        @Nullable BigDecimal max,
        @Nullable String pattern,
        List<ChoiceDefinition> choices,
        List<String> refs,
        OnDelete onDelete,
        @Nullable String numbering,
        @Nullable Computation computation,
        @Nullable FieldKind result,
        @Nullable Validation validation,
        @Nullable String visibleWhen,
        String column,
        @Nullable String conflict) {
    /**
     * An expression that must be true of every record that is saved.
     *
     * @param message what people are told where it is not, by language
     */
    public record Validation(String expression, Map<String, String> message) {}

    public FieldDefinition {
        label = Collections.unmodifiableMap(new LinkedHashMap<>(label));
        help = Collections.unmodifiableMap(new LinkedHashMap<>(help));
        places = Set.copyOf(places);
        choices = List.copyOf(choices);
        refs = List.copyOf(refs);
    }

    /** As the REST contract has it. */
    public Map<String, @Nullable Object> json() {
        return DefinitionJson.write(this);
    }

    /** What is stored: the kind, or what comes of the computation. */
    public FieldKind stored() {
        return result == null ? kind : result;
    }
}
