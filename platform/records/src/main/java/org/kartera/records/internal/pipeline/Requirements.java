package org.kartera.records.internal.pipeline;

import java.util.function.Predicate;
import org.kartera.platform.StandardError;
import org.kartera.platform.record.Change;
import org.kartera.platform.record.FieldKind;
import org.kartera.records.metadata.FieldType;
import org.kartera.records.metadata.FieldType.Flag;

/** Rejects records in which a required field has no value. */
final class Requirements {
    private Requirements() {}

    /** Fields that callers fill, so that rules can rely on them; not those that forms show only sometimes. */
    static void beforeRules(Batch batch) {
        batch.open()
                .forEach(change -> check(
                        batch,
                        change,
                        field -> field.writable() && field.details().visibleWhen() == null));
    }

    /** All, those included that only rules fill, but what forms do not show. */
    static void afterRules(Batch batch, Computer.Run computed) {
        batch.open().forEach(change -> check(batch, change, field -> computed.visible(field, change)));
    }

    private static void check(Batch batch, PendingChange change, Predicate<FieldType> wanted) {
        for (FieldType field : batch.plan().fields()) {
            boolean asked = field.is(Flag.REQUIRED)
                    && field.kind() != FieldKind.AUTO_NUMBER
                    && (change.kind() == Change.Kind.CREATE || change.changed(field));
            if (asked && Values.isEmpty(change.value(field)) && wanted.test(field)) {
                change.reject(field.name(), StandardError.REQUIRED);
            }
        }
    }
}
