package org.kartera.records.internal.custom;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kartera.persistence.UnitOfWork;
import org.kartera.records.internal.mapping.ColumnShape;
import org.kartera.records.internal.mapping.FieldStorage;
import org.kartera.records.internal.pipeline.ValueRows;
import org.kartera.records.metadata.EntityType;
import org.kartera.records.metadata.FieldType;

/** Reads what a field holds in all rows of a table, and writes it into the columns of another, a few rows at a time. */
final class ColumnCopy {
    private static final int AT_ONCE = 500;

    private final UnitOfWork unit;
    private final String table;
    private final FieldStorage from;
    private final FieldStorage to;
    private final ValueRows values;
    /** Under which the single values of several stand; null where there is one value only. */
    private final @Nullable String several;

    /** A row and what is in it. */
    record Found(String id, String title, @Nullable Object value) {}

    ColumnCopy(UnitOfWork unit, ValueRows values, EntityType type, FieldType from, FieldType to) {
        this.unit = unit;
        this.values = values;
        this.table = type.table();
        this.several = ValueRows.holds(to) ? ValueRows.key(type.name(), to) : null;
        this.from = FieldStorage.of(from);
        this.to = FieldStorage.of(to);
    }

    /** All rows that have a value, in the order of their ids. */
    void read(Consumer<List<Found>> each) {
        String some = from.columns().get(0).name() + " is not null";
        follow(some, null, each);
    }

    /** Copies all rows that have a value. */
    void copy(Conversion conversion) {
        read(rows -> write(rows, conversion));
    }

    /** Copies the rows that were written since {@code since}, those without a value too. */
    void copySince(Instant since, Conversion conversion) {
        follow("modified_at >= ?", since, rows -> write(rows, conversion));
    }

    private void follow(String condition, @Nullable Instant since, Consumer<List<Found>> each) {
        List<Found> rows = rows(condition, since, null);
        while (!rows.isEmpty()) {
            each.accept(rows);
            String last = rows.get(rows.size() - 1).id();
            rows = rows(condition, since, last);
        }
    }

    private List<Found> rows(String condition, @Nullable Instant since, @Nullable String after) {
        String sql = "select id, title, " + names(from, "") + " from " + table + " where " + condition
                + (after == null ? "" : " and id > ?") + " order by id fetch first " + AT_ONCE + " rows only";
        return unit.read(() -> {
            try (PreparedStatement select = unit.connection().prepareStatement(sql)) {
                int index = 1;
                if (since != null) {
                    select.setTimestamp(index++, Timestamp.valueOf(LocalDateTime.ofInstant(since, ZoneOffset.UTC)));
                }
                if (after != null) {
                    select.setString(index, after);
                }
                List<Found> found = new ArrayList<>();
                try (ResultSet result = select.executeQuery()) {
                    while (result.next()) {
                        found.add(found(result));
                    }
                }
                return found;
            } catch (SQLException e) {
                throw new IllegalStateException(sql, e);
            }
        });
    }

    private Found found(ResultSet row) throws SQLException {
        List<@Nullable Object> columns = new ArrayList<>();
        for (int index = 0; index < from.columns().size(); index++) {
            columns.add(row.getObject(3 + index));
        }
        String title = row.getString(2);
        return new Found(row.getString(1), title == null ? "" : title, from.toValue(columns));
    }

    private static String names(FieldStorage storage, String behind) {
        return storage.columns().stream()
                .map(ColumnShape::name)
                .map(name -> name + behind)
                .collect(Collectors.joining(", "));
    }

    private void write(List<Found> rows, Conversion conversion) {
        String full = "update " + table + " set " + names(to, " = ?") + " where id = ?";
        String none = "update " + table + " set " + names(to, " = null") + " where id = ?";
        unit.call(() -> {
            Connection connection = unit.connection();
            try (PreparedStatement fill = connection.prepareStatement(full);
                    PreparedStatement empty = connection.prepareStatement(none)) {
                for (Found row : rows) {
                    Optional<Object> value = row.value() == null ? Optional.empty() : conversion.convert(row.value());
                    PreparedStatement statement = value.isPresent() ? fill : empty;
                    int index = value.isPresent() ? bind(statement, to.toColumns(value.get())) : 1;
                    statement.setString(index, row.id());
                    statement.executeUpdate();
                    if (several != null) {
                        values.replace(UUID.fromString(row.id()), several, value.orElse(null));
                    }
                }
                return rows.size();
            } catch (SQLException e) {
                throw new IllegalStateException(full, e);
            }
        });
    }

    private static int bind(PreparedStatement statement, List<@Nullable Object> columns) throws SQLException {
        int index = 1;
        for (Object column : columns) {
            if (column instanceof String text) {
                statement.setString(index++, text);
            } else {
                statement.setObject(index++, column);
            }
        }
        return index;
    }
}
