package org.kartera.records.internal.pipeline.bind;

import org.jspecify.annotations.Nullable;
import org.kartera.records.metadata.FieldType;

/** Makes one value of a field from what was sent. Stateless. */
@FunctionalInterface
interface ValueBinder {
    /**
     * The value, of the field's Java type, checked against all that the field asks of a single value; null where {@code raw} is blank.
     *
     * @param raw of parsed JSON, or of the field's Java type already
     * @throws WrongValue where it cannot be taken
     */
    @Nullable
    Object bind(FieldType field, Object raw);
}
