package org.kartera.records.internal.pipeline;

import java.math.BigDecimal;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Time;
import java.sql.Timestamp;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kartera.records.internal.mapping.ColumnShape;
import org.kartera.records.internal.mapping.FieldStorage;
import org.kartera.records.metadata.FieldType;

/** A field as statements see it that go about single columns: checks of unique values, and rows that no object is made of. */
public record StoredField(FieldType field, FieldStorage storage, List<String> columns, List<Sql.NullOf> nulls) {
    private static final Map<Class<?>, Integer> SQL_TYPES = Map.of(
            String.class, Types.VARCHAR,
            Integer.class, Types.INTEGER,
            Long.class, Types.BIGINT,
            BigDecimal.class, Types.DECIMAL,
            Boolean.class, Types.BOOLEAN,
            Date.class, Types.DATE,
            Time.class, Types.TIME,
            Timestamp.class, Types.TIMESTAMP);

    public static StoredField of(FieldType field) {
        FieldStorage storage = FieldStorage.of(field);
        List<ColumnShape> shapes = storage.columns();
        return new StoredField(
                field,
                storage,
                shapes.stream().map(ColumnShape::name).toList(),
                shapes.stream().map(StoredField::nothing).toList());
    }

    private static Sql.NullOf nothing(ColumnShape shape) {
        return new Sql.NullOf(SQL_TYPES.getOrDefault(shape.type().stored(), Types.VARCHAR));
    }

    /** Adds what is bound for {@code value} to {@code arguments}. */
    public void bind(@Nullable Object value, List<Object> arguments) {
        List<@Nullable Object> stored = storage.toColumns(Values.isEmpty(value) ? null : value);
        for (int i = 0; i < stored.size(); i++) {
            Object column = stored.get(i);
            arguments.add(column == null ? nulls.get(i) : column);
        }
    }

    /** The value from all columns, the first of them at {@code first}. */
    public @Nullable Object value(ResultSet row, int first) throws SQLException {
        List<@Nullable Object> stored = new ArrayList<>(columns.size());
        for (int i = 0; i < columns.size(); i++) {
            stored.add(row.getObject(first + i));
        }
        return storage.toValue(stored);
    }
}
