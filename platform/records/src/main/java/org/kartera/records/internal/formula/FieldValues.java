package org.kartera.records.internal.formula;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.record.Money;
import org.kartera.records.formula.ValueKind;
import org.kartera.records.json.ValueJson;

/** Values of fields as formulas work with them. */
final class FieldValues {
    private FieldValues() {}

    static @Nullable Object normal(ValueKind kind, @Nullable Object value) {
        if (value == null) {
            return null;
        }
        return switch (kind) {
            case NUMBER -> value instanceof BigDecimal ? value : new BigDecimal(value.toString());
            case MONEY -> Amount.of((Money) value);
            case TEXT, CHOICE -> text(value);
            case CHOICES -> choices((Collection<?>) value);
            case OTHER -> value instanceof Collection<?> several && several.isEmpty() ? null : value;
            default -> value;
        };
    }

    private static @Nullable String text(Object value) {
        String text = value instanceof Enum<?> constant ? ValueJson.choiceName(constant) : value.toString();
        return text.isEmpty() ? null : text;
    }

    private static @Nullable Object choices(Collection<?> values) {
        return values.isEmpty() ? null : values.stream().map(FieldValues::text).collect(Collectors.toSet());
    }
}
