package org.kartera.records.internal.custom;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kartera.persistence.UnitOfWork;
import org.kartera.records.custom.CustomState;
import org.kartera.records.custom.Layer;

/** Definitions as they are stored, of fields or of record types. */
final class DefinitionTable {
    private static final int REASON_LENGTH = 1_000;

    private final UnitOfWork unit;
    private final String table;

    /**
     * A definition.
     *
     * @param name unique within its entity
     * @param json what it consists of
     */
    record Row(
            UUID id,
            String entity,
            String name,
            String json,
            CustomState state,
            Layer layer,
            @Nullable String pack,
            long version,
            String reason,
            Instant createdAt,
            @Nullable UUID createdBy,
            Instant modifiedAt,
            @Nullable UUID modifiedBy) {}

    DefinitionTable(UnitOfWork unit, String table) {
        this.unit = unit;
        this.table = table;
    }

    /** All, in the order in which they were made. */
    List<Row> all() {
        String sql = "select id, entity, name, definition, state, layer, package_name, version, reason, created_at,"
                + " created_by_id, modified_at, modified_by_id from " + table + " order by created_at, id";
        return unit.read(() -> {
            try (PreparedStatement select = unit.connection().prepareStatement(sql);
                    ResultSet rows = select.executeQuery()) {
                List<Row> found = new ArrayList<>();
                while (rows.next()) {
                    found.add(row(rows));
                }
                return found;
            } catch (SQLException e) {
                throw new IllegalStateException("cannot read " + table, e);
            }
        });
    }

    private static Row row(ResultSet row) throws SQLException {
        String reason = row.getString("reason");
        return new Row(
                UUID.fromString(row.getString("id")),
                row.getString("entity"),
                row.getString("name"),
                row.getString("definition"),
                CustomState.valueOf(row.getString("state")),
                Layer.valueOf(row.getString("layer")),
                row.getString("package_name"),
                row.getLong("version"),
                reason == null ? "" : reason,
                instant(row.getTimestamp("created_at")),
                id(row.getString("created_by_id")),
                instant(row.getTimestamp("modified_at")),
                id(row.getString("modified_by_id")));
    }

    /** Stores a new one; the database refuses a name that is taken. */
    void insert(Row row) {
        execute(
                "insert into " + table + " (entity, name, definition, state, layer, package_name, version, reason,"
                        + " created_at, created_by_id, modified_at, modified_by_id, id)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                values(row));
    }

    /** Stores a changed one in the place of the version before it; whether that was the newest. */
    boolean update(Row row) {
        List<@Nullable Object> values = values(row);
        values.add(row.version() - 1);
        return execute(
                        "update " + table + " set entity = ?, name = ?, definition = ?, state = ?, layer = ?,"
                                + " package_name = ?, version = ?, reason = ?, created_at = ?, created_by_id = ?,"
                                + " modified_at = ?, modified_by_id = ? where id = ? and version = ?",
                        values)
                > 0;
    }

    void delete(UUID id) {
        execute("delete from " + table + " where id = ?", List.of(id));
    }

    private static List<@Nullable Object> values(Row row) {
        String reason = row.reason();
        List<@Nullable Object> values = new ArrayList<>();
        values.add(row.entity());
        values.add(row.name());
        values.add(row.json());
        values.add(row.state().name());
        values.add(row.layer().name());
        values.add(row.pack());
        values.add(row.version());
        values.add(reason.substring(0, Math.min(reason.length(), REASON_LENGTH)));
        values.add(row.createdAt());
        values.add(row.createdBy());
        values.add(row.modifiedAt());
        values.add(row.modifiedBy());
        values.add(row.id());
        return values;
    }

    private int execute(String sql, List<? extends @Nullable Object> arguments) {
        return unit.call(() -> {
            try (PreparedStatement statement = unit.connection().prepareStatement(sql)) {
                for (int i = 0; i < arguments.size(); i++) {
                    bind(statement, i + 1, arguments.get(i));
                }
                return statement.executeUpdate();
            } catch (SQLException e) {
                throw new IllegalStateException("cannot change " + table, e);
            }
        });
    }

    private static void bind(PreparedStatement statement, int index, @Nullable Object value) throws SQLException {
        if (value == null) {
            statement.setNull(index, Types.VARCHAR);
        } else if (value instanceof Instant instant) {
            statement.setTimestamp(index, Timestamp.valueOf(LocalDateTime.ofInstant(instant, ZoneOffset.UTC)));
        } else if (value instanceof Long number) {
            statement.setLong(index, number);
        } else {
            statement.setString(index, value.toString());
        }
    }

    private static Instant instant(Timestamp stored) {
        return stored.toLocalDateTime().toInstant(ZoneOffset.UTC);
    }

    private static @Nullable UUID id(@Nullable String text) {
        return text == null ? null : UUID.fromString(text.strip());
    }
}
