package org.kartera.console;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Properties of a field as they are written on the command line. */
final class FieldOptions {
    private FieldOptions() {}

    /** What {@code options} of the form {@code name=value} say; one without a value takes the property away. */
    static Map<String, @Nullable Object> read(ConsoleKernel kernel, @Nullable List<String> options) {
        Map<String, @Nullable Object> properties = new LinkedHashMap<>();
        for (String option : options == null ? List.<String>of() : options) {
            int equals = option.indexOf('=');
            if (equals < 1) {
                throw new CommandFailure(kernel.text("option.wrong", option));
            }
            String property = option.substring(0, equals);
            properties.put(property, value(property, option.substring(equals + 1)));
        }
        return properties;
    }

    /** Truth values are such, numbers are understood as text; several values are put apart by commas. */
    private static @Nullable Object value(String property, String text) {
        if (text.isEmpty()) {
            return null;
        }
        List<String> values = List.of(text.split(",", -1));
        return switch (property) {
            case "in", "refs" -> values;
            case "choices" ->
                values.stream().map(value -> Map.of("value", value)).toList();
            default -> text.equals("true") || text.equals("false") ? (Object) Boolean.valueOf(text) : text;
        };
    }
}
