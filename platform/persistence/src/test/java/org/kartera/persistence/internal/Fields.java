package org.kartera.persistence.internal;

import java.lang.reflect.Field;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.record.CrmRecord;

/** Sets the fields of a record that the kernel's pipeline fills. */
final class Fields {
    private Fields() {}

    static void set(CrmRecord record, String name, @Nullable Object value) {
        try {
            Field field = CrmRecord.class.getDeclaredField(name);
            field.setAccessible(true);
            field.set(record, value);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
