package org.kartera.records.internal.custom;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kartera.persistence.UnitOfWork;
import org.kartera.records.internal.mapping.ColumnShape;
import org.kartera.records.internal.mapping.FieldStorage;
import org.kartera.records.internal.pipeline.Titles;
import org.kartera.records.metadata.EntityType;
import org.kartera.records.metadata.FieldType;
import org.kartera.records.metadata.Folding;

/** Writes the stored titles of all records anew, when their pattern has changed, a few rows at a time. What somebody saves meanwhile has the new one already. */
final class TitleRewrite {
    private static final int AT_ONCE = 500;

    private final UnitOfWork unit;

    TitleRewrite(UnitOfWork unit) {
        this.unit = unit;
    }

    /** A record, and what it is to be called. */
    private record Named(String id, long version, String title) {}

    void rewrite(EntityType type) {
        List<FieldType> fields = type.title().fields().stream()
                .distinct()
                .map(type::field)
                .filter(Objects::nonNull)
                .toList();
        List<Named> rows = rows(type, fields, null);
        while (!rows.isEmpty()) {
            write(type, rows);
            rows = rows(type, fields, rows.get(rows.size() - 1).id());
        }
    }

    private List<Named> rows(EntityType type, List<FieldType> fields, @Nullable String after) {
        StringBuilder sql = new StringBuilder("select id, version");
        fields.forEach(field -> FieldStorage.of(field)
                .columns()
                .forEach(column -> sql.append(", ").append(column.name())));
        sql.append(" from ").append(type.table()).append(after == null ? "" : " where id > ?");
        sql.append(" order by id fetch first ").append(AT_ONCE).append(" rows only");
        return unit.read(() -> {
            try (PreparedStatement select = unit.connection().prepareStatement(sql.toString())) {
                if (after != null) {
                    select.setString(1, after);
                }
                List<Named> found = new ArrayList<>();
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        found.add(new Named(row.getString(1), row.getLong(2), title(type, fields, row)));
                    }
                }
                return found;
            } catch (SQLException e) {
                throw new IllegalStateException(sql.toString(), e);
            }
        });
    }

    private static String title(EntityType type, List<FieldType> fields, ResultSet row) throws SQLException {
        Map<String, @Nullable Object> values = new HashMap<>();
        int index = 3;
        for (FieldType field : fields) {
            FieldStorage storage = FieldStorage.of(field);
            List<@Nullable Object> columns = new ArrayList<>();
            for (ColumnShape column : storage.columns()) {
                columns.add(row.getObject(index++));
            }
            values.put(field.name(), storage.toValue(columns));
        }
        return Titles.of(type, values::get);
    }

    private void write(EntityType type, List<Named> rows) {
        String sql = "update " + type.table() + " set title = ?, title_f = ? where id = ? and version = ?";
        unit.call(() -> {
            try (PreparedStatement update = unit.connection().prepareStatement(sql)) {
                for (Named row : rows) {
                    update.setString(1, row.title());
                    update.setString(2, Folding.fold(row.title()));
                    update.setString(3, row.id());
                    update.setLong(4, row.version());
                    update.addBatch();
                }
                return update.executeBatch().length;
            } catch (SQLException e) {
                throw new IllegalStateException(sql, e);
            }
        });
    }
}
