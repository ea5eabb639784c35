package org.kartera.records.internal.pipeline;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.kartera.persistence.UtcTime;
import org.kartera.records.metadata.EntityType;
import org.kartera.records.metadata.FieldType;

/** Reads what every row has, of any record type, its Java class being here or not. */
final class RowHeads {
    /** How many columns make a {@link RowHead}. */
    static final int COLUMNS = 7;

    private final Sql sql;

    RowHeads(Sql sql) {
        this.sql = sql;
    }

    /** The columns of a {@link RowHead}, under an alias. */
    static String columns(EntityType type, String alias) {
        return String.join(
                ", ",
                alias + ".id",
                alias + ".version",
                alias + ".title",
                alias + "." + column(type, "owner"),
                alias + "." + column(type, "team"),
                alias + ".deleted_at",
                alias + ".deleted_with_id");
    }

    static String column(EntityType type, String field) {
        return Objects.requireNonNull(type.field(field), field).columns().value();
    }

    static RowHead read(EntityType type, ResultSet row) throws SQLException {
        return new RowHead(
                type.name(),
                Objects.requireNonNull(Sql.id(row.getString(1))),
                row.getLong(2),
                Objects.requireNonNullElse(row.getString(3), ""),
                Sql.id(row.getString(4)),
                Sql.id(row.getString(5)),
                UtcTime.instantOrNull(row.getTimestamp(6)),
                Sql.id(row.getString(7)));
    }

    /** Those of {@code ids} that there are, the recycle bin included. */
    List<RowHead> of(EntityType type, Collection<UUID> ids) {
        return sql.selectIn(
                "select " + columns(type, "r") + " from " + type.table() + " r where r.id in (%s)",
                List.of(),
                ids,
                row -> read(type, row));
    }

    /** Where {@code field} of each of {@code ids} points to; those that point nowhere are left out. */
    Map<UUID, UUID> references(EntityType type, FieldType field, Collection<UUID> ids) {
        Map<UUID, UUID> targets = new HashMap<>();
        String column = field.columns().value();
        sql.selectIn(
                        "select id, " + column + " from " + type.table() + " where " + column
                                + " is not null and id in (%s)",
                        List.of(),
                        ids,
                        row -> Map.entry(
                                Objects.requireNonNull(Sql.id(row.getString(1))), UUID.fromString(row.getString(2))))
                .forEach(entry -> targets.put(entry.getKey(), entry.getValue()));
        return targets;
    }
}
