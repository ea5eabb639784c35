package org.kartera.persistence;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An attribute of an entity that the orm XML declares transient: what is kept in one or several columns by rules of its own, such as money, or text with
 * its folded companion. Immutable.
 */
public interface MappedAttribute {
    /** A column, and the class that JDBC binds, as in {@link ColumnConverter#stored}. */
    record Column(String name, Class<?> stored) {}

    /** Unique among the attributes of the entity, those of the orm XML included; need not be a field of the class. */
    String name();

    /** At least one. No other attribute has any of them. */
    List<Column> columns();

    @Nullable
    Object read(Object entity);

    void write(Object entity, @Nullable Object value);

    /** What is stored in the column of that index. */
    @Nullable
    Object toColumn(int index, @Nullable Object value);

    /** Takes whatever the driver gives for the columns, as {@link ColumnConverter#toValue}. */
    @Nullable
    Object toValue(List<@Nullable Object> columns);
}
