package org.kartera.records.internal.mapping;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kartera.persistence.ColumnConverter;
import org.kartera.records.metadata.FieldType;

/**
 * How the values of one field are stored. Immutable.
 *
 * <p>Columns stand in the order value, second, folded of {@link FieldType.Columns}, without those that the field has not. A collection
 * without elements is stored as null, and null is read as one.
 */
public interface FieldStorage {
    /** The columns, at least one. */
    List<ColumnShape> columns();

    /** What is stored in the column of that index for {@code value}, of the field's Java type: of the class that JDBC binds. */
    @Nullable
    Object toColumn(int index, @Nullable Object value);

    /** What is stored in all columns. */
    default List<@Nullable Object> toColumns(@Nullable Object value) {
        List<@Nullable Object> stored = new ArrayList<>();
        for (int index = 0; index < columns().size(); index++) {
            stored.add(toColumn(index, value));
        }
        return stored;
    }

    /**
     * The value of the field's Java type.
     *
     * @param columns what the driver gave for the columns, in order; the folded one may be left out
     */
    @Nullable
    Object toValue(List<? extends @Nullable Object> columns);

    /** How a single value is compared with the first column: in filters, cursors and indexes. */
    ColumnConverter comparable();

    /** The storage of {@code field}. */
    static FieldStorage of(FieldType field) {
        return Storages.of(field);
    }
}
