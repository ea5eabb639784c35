package org.kartera.records.internal.pipeline;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.record.Ref;
import org.kartera.records.json.ValueJson;

/** Gives records their title. */
final class Titles {
    private Titles() {}

    static void fill(EntityPlan plan, PendingChange change) {
        change.setTitle(
                plan.type().title().fill(name -> plan.type().field(name) == null ? "" : text(change.value(name))));
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
