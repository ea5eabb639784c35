package org.kartera.records.internal.pipeline;

import java.math.BigDecimal;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.record.Ref;
import org.kartera.records.json.ValueJson;
import org.kartera.records.metadata.EntityType;

/** Gives records their title. */
public final class Titles {
    private Titles() {}

    static void fill(EntityPlan plan, PendingChange change) {
        change.setTitle(of(plan.type(), change::value));
    }

    /** The title of a record of {@code type} whose values {@code values} gives by the names of their fields. */
    public static String of(EntityType type, Function<String, @Nullable Object> values) {
        return type.title().fill(name -> type.field(name) == null ? "" : text(values.apply(name)));
    }

    private static String text(@Nullable Object value) {
        if (value == null || value instanceof Ref) {
            return "";
        } else if (value instanceof String text) {
            return text;
        } else if (value instanceof BigDecimal number) {
            return number.toPlainString();
        }
        return value instanceof Enum<?> constant ? ValueJson.choiceName(constant) : value.toString();
    }
}
