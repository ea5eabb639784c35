package org.kartera.persistence;

import org.jspecify.annotations.Nullable;

/** How a value of a field is stored in one column. Immutable. */
public interface ColumnConverter {
    /** The class that JDBC binds and null is bound as: String, Long, Integer, BigDecimal, Boolean, java.sql.Date, Time or Timestamp. */
    Class<?> stored();

    @Nullable
    Object toColumn(@Nullable Object value);

    /** Takes whatever the driver's {@code getObject} gives, a {@link java.sql.Clob} and a {@link java.util.UUID} included. */
    @Nullable
    Object toValue(@Nullable Object column);
}
