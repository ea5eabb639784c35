package org.kartera.records.internal.pipeline;

import java.math.BigDecimal;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Time;
import java.sql.Timestamp;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.record.CrmRecord;
import org.kartera.records.internal.mapping.ColumnShape;
import org.kartera.records.internal.mapping.FieldStorage;
import org.kartera.records.metadata.EntityType;
import org.kartera.records.metadata.FieldType;
import org.kartera.records.metadata.StandardFields;

/** The statements that read and write whole records of one type, and the columns of each field. Immutable. */
final class TypedSql {
    private static final Map<Class<?>, Integer> SQL_TYPES = Map.of(
            String.class, Types.VARCHAR,
            Integer.class, Types.INTEGER,
            Long.class, Types.BIGINT,
            BigDecimal.class, Types.DECIMAL,
            Boolean.class, Types.BOOLEAN,
            Date.class, Types.DATE,
            Time.class, Types.TIME,
            Timestamp.class, Types.TIMESTAMP);

    private final String table;
    private final List<Stored> read = new ArrayList<>();
    private final List<Stored> written = new ArrayList<>();
    private final Map<String, Stored> byField = new HashMap<>();
    private final Stored title = Stored.of(StandardFields.TITLE);
    private final String select;
    private final String insert;

    /** A field with its columns. */
    record Stored(FieldType field, FieldStorage storage, List<String> columns, List<Sql.NullOf> nulls, int readable) {
        static Stored of(FieldType field) {
            FieldStorage storage = FieldStorage.of(field);
            List<ColumnShape> shapes = storage.columns();
            int folded = field.columns().folded() == null ? 0 : 1;
            return new Stored(
                    field,
                    storage,
                    shapes.stream().map(ColumnShape::name).toList(),
                    shapes.stream().map(Stored::nothing).toList(),
                    shapes.size() - folded);
        }

        private static Sql.NullOf nothing(ColumnShape shape) {
            return new Sql.NullOf(SQL_TYPES.getOrDefault(shape.type().stored(), Types.VARCHAR));
        }

        /** Adds what is bound for {@code value} to {@code arguments}. */
        void bind(@Nullable Object value, List<Object> arguments) {
            List<@Nullable Object> stored = storage.toColumns(Values.isEmpty(value) ? null : value);
            for (int i = 0; i < stored.size(); i++) {
                Object column = stored.get(i);
                arguments.add(column == null ? nulls.get(i) : column);
            }
        }

        /** The value from the columns beginning at {@code first}. */
        @Nullable
        Object value(ResultSet row, int first) throws SQLException {
            if (readable == 1) {
                return storage.toValue(Collections.singletonList(row.getObject(first)));
            }
            List<@Nullable Object> columns = new ArrayList<>(readable);
            for (int i = 0; i < readable; i++) {
                columns.add(row.getObject(first + i));
            }
            return storage.toValue(columns);
        }
    }

    TypedSql(EntityType type) {
        table = type.table();
        List<FieldType> kernel = List.of(
                StandardFields.ID,
                StandardFields.VERSION,
                StandardFields.TITLE,
                StandardFields.DELETED_AT,
                StandardFields.DELETED_WITH);
        kernel.forEach(field -> read.add(Stored.of(field)));
        List.of(StandardFields.ID, StandardFields.VERSION, StandardFields.TITLE)
                .forEach(field -> written.add(Stored.of(field)));
        for (FieldType field : type.fields()) {
            Stored stored = Stored.of(field);
            read.add(stored);
            written.add(stored);
            byField.put(field.name(), stored);
        }
        select = "select "
                + read.stream()
                        .flatMap(stored -> stored.columns().subList(0, stored.readable()).stream())
                        .collect(Collectors.joining(", "))
                + " from " + table;
        List<String> columns =
                written.stream().flatMap(stored -> stored.columns().stream()).toList();
        insert = "insert into " + table + " (" + String.join(", ", columns) + ") values ("
                + "?, ".repeat(columns.size() - 1) + "?)";
    }

    String table() {
        return table;
    }

    Stored stored(FieldType field) {
        Stored stored = byField.get(field.name());
        return stored == null ? Stored.of(field) : stored;
    }

    String select() {
        return select;
    }

    String insert() {
        return insert;
    }

    /** Arguments of {@link #insert}. */
    List<Object> inserted(CrmRecord record) {
        List<Object> arguments = new ArrayList<>();
        for (Stored stored : written) {
            stored.bind(stored.field().accessor().read(record), arguments);
        }
        return arguments;
    }

    /** Fills {@code record} from a row of {@link #select}. */
    CrmRecord fill(CrmRecord record, ResultSet row) throws SQLException {
        int column = 1;
        for (Stored stored : read) {
            stored.field().accessor().write(record, stored.value(row, column));
            column += stored.readable();
        }
        return record;
    }

    /** Updates the fields, version and, where asked, title of one row in the version known. */
    String update(Collection<FieldType> fields, boolean title) {
        StringBuilder text = new StringBuilder("update ").append(table).append(" set ");
        for (FieldType field : fields) {
            stored(field).columns().forEach(column -> text.append(column).append(" = ?, "));
        }
        if (title) {
            Stored.of(StandardFields.TITLE)
                    .columns()
                    .forEach(column -> text.append(column).append(" = ?, "));
        }
        return text.append("version = ? where id = ? and version = ?").toString();
    }

    List<Object> updated(CrmRecord record, Collection<FieldType> fields, boolean title) {
        List<Object> arguments = new ArrayList<>();
        fields.forEach(field -> stored(field).bind(field.accessor().read(record), arguments));
        if (title) {
            this.title.bind(record.title(), arguments);
        }
        arguments.add(record.version() + 1);
        arguments.add(record.id().toString());
        arguments.add(record.version());
        return arguments;
    }
}
