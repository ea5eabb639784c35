package org.kartera.records.internal.pipeline;

import org.kartera.platform.StandardError;
import org.kartera.platform.record.Change;
import org.kartera.platform.record.FieldKind;
import org.kartera.records.metadata.FieldType;
import org.kartera.records.metadata.FieldType.Flag;

/** Rejects records in which a required field has no value. */
final class Requirements {
    private Requirements() {}

    /** Fields that callers fill, so that rules can rely on them. */
    static void beforeRules(Batch batch) {
        batch.open().forEach(change -> check(batch, change, false));
    }

    /** All, those included that only rules fill. */
    static void afterRules(Batch batch) {
        batch.open().forEach(change -> check(batch, change, true));
    }

    private static void check(Batch batch, PendingChange change, boolean all) {
        for (FieldType field : batch.plan().fields()) {
            boolean asked = field.is(Flag.REQUIRED)
                    && field.kind() != FieldKind.AUTO_NUMBER
                    && (all || field.writable())
                    && (change.kind() == Change.Kind.CREATE || change.changed(field));
            if (asked && Values.isEmpty(change.value(field))) {
                change.reject(field.name(), StandardError.REQUIRED);
            }
        }
    }
}
