package org.kartera.records.custom;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One value of a choice that an admin made.
 *
 * @param value what is stored
 * @param label what people call it, by language
 * @param colour {@code #rrggbb}; null where it has none
 * @param retired it stays where it is and cannot be chosen anew
 */
public record ChoiceDefinition(
        String value, Map<String, String> label, @Nullable String colour, boolean retired) {}
