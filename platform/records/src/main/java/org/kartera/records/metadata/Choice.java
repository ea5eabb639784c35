package org.kartera.records.metadata;

import org.jspecify.annotations.Nullable;

/**
 * One value of a choice.
 *
 * @param value its name in JSON and in the column: an enum constant in camelCase
 * @param constant the enum constant; null where the choice is no enum
 */
public record Choice(String value, @Nullable Enum<?> constant) {}
