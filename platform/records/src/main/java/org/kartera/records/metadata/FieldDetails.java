package org.kartera.records.metadata;

import org.jspecify.annotations.Nullable;

/**
 * What an admin can say of a field and a module's author says in Java.
 *
 * @param help what people are told about it
 * @param defaultValue what new records get that come without a value, in the form of the REST contract; null: nothing
 * @param visibleWhen expression under which forms show it; null: always
 * @param validation what must hold of every record that is saved; null: nothing
 * @param computation how its value comes about; null: somebody writes it
 */
public record FieldDetails(
        Wording.Own help,
        @Nullable Object defaultValue,
        @Nullable String visibleWhen,
        @Nullable Validation validation,
        @Nullable Computation computation) {
    /** Nothing said. */
    public static final FieldDetails NONE = new FieldDetails(Wording.Own.NONE, null, null, null, null);

    /**
     * An expression that must be true, and what people are told where it is not.
     *
     * @param expression in the language of formulas
     */
    public record Validation(String expression, Wording.Own message) {}
}
