package org.kartera.records.internal.pipeline;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.record.CrmRecord;
import org.kartera.records.metadata.FieldType;
import org.kartera.records.metadata.StandardFields;

/** Carries values between the object of a module and the one that goes through the pipeline. */
final class RecordCopies {
    private static final List<FieldType> KERNEL = List.of(
            StandardFields.ID,
            StandardFields.VERSION,
            StandardFields.TITLE,
            StandardFields.DELETED_AT,
            StandardFields.DELETED_WITH);

    /** What a module may have changed. */
    void copy(EntityPlan plan, CrmRecord from, CrmRecord to) {
        for (FieldType field : plan.fields()) {
            if (!EntityPlan.writtenByKernel(field)) {
                field.accessor().write(to, field.accessor().read(from));
            }
        }
    }

    /** Everything. */
    void refresh(EntityPlan plan, CrmRecord from, CrmRecord to) {
        plan.fields()
                .forEach(field -> field.accessor().write(to, field.accessor().read(from)));
        KERNEL.forEach(field -> field.accessor().write(to, field.accessor().read(from)));
    }

    /** Gives {@code records} back the values that they have now, when it is run. */
    Runnable remember(EntityPlan plan, List<? extends CrmRecord> records) {
        List<@Nullable Object[]> values = new ArrayList<>();
        records.forEach(record -> values.add(plan.snapshot(record)));
        return () -> {
            for (int i = 0; i < values.size(); i++) {
                for (int place = 0; place < plan.fields().size(); place++) {
                    plan.fields().get(place).accessor().write(records.get(i), values.get(i)[place]);
                }
            }
        };
    }
}
