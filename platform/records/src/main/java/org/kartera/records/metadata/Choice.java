package org.kartera.records.metadata;

import org.jspecify.annotations.Nullable;

/**
 * One value of a choice.
 *
 * @param value its name in JSON and in the column: an enum constant in camelCase
 * @param constant the enum constant; null where the choice is no enum
 * @param words what people call it; null where that is in the catalogue of its field
 * @param colour {@code #rrggbb}; null where it has none
 * @param retired it stays where it is and cannot be chosen anew
 */
public record Choice(
        String value,
        @Nullable Enum<?> constant,
        @Nullable Wording words,
        @Nullable String colour,
        boolean retired) {
    /** A choice that a module declares. */
    public Choice(String value, @Nullable Enum<?> constant) {
        this(value, constant, null, null, false);
    }
}
