package org.kartera.records.internal.computed;

import org.jspecify.annotations.Nullable;
import org.kartera.records.metadata.FieldType;

/** A record of which something is computed. */
public interface Subject {
    /** The value of a field as it is now, of its Java type. */
    @Nullable
    Object value(FieldType field);

    void set(FieldType field, @Nullable Object value);
}
