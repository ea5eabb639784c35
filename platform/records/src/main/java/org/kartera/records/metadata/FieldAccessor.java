package org.kartera.records.metadata;

import org.jspecify.annotations.Nullable;
import org.kartera.platform.record.CrmRecord;

/** Reads and writes one field in a Java object. */
public interface FieldAccessor {
    @Nullable
    Object read(CrmRecord record);

    void write(CrmRecord record, @Nullable Object value);
}
