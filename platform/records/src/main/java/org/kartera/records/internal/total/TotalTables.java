package org.kartera.records.internal.total;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kartera.persistence.Dialect;
import org.kartera.records.metadata.CompanyAmount;
import org.kartera.records.metadata.EntityType;
import org.kartera.records.metadata.FieldType;

/** The totals of one record type in the database. Of one transaction. */
final class TotalTables {
    private static final String KEY = "entity, group_field, group_value, owner_id, team_id, measure, currency";

    private final Connection connection;
    private final String entity;

    TotalTables(Connection connection, String entity) {
        this.connection = connection;
        this.entity = entity;
    }

    /** A row that a writer left. */
    record Delta(String id, String signature, Total.Key key, Total total) {}

    /** The record types of {@code module} of which there are totals. */
    static List<String> entities(Connection connection, String module) throws SQLException {
        List<String> found = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement("select entity from records_total_state");
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                found.add(row.getString(1));
            }
        }
        found.removeIf(entity -> !entity.startsWith(module + "."));
        return found;
    }

    /** What the totals were made for; empty where there are none. */
    Optional<String> signature() throws SQLException {
        List<String> found = new ArrayList<>();
        select(
                "select signature from records_total_state where entity = ?",
                row -> found.add(row.getString(1)),
                entity);
        return found.stream().findFirst();
    }

    /** Keeps all others from folding and making anew to the end of the transaction, and tells readers that something changes; whether there are totals. */
    boolean lock() throws SQLException {
        return update("update records_total_state set folds = folds + 1 where entity = ?", entity) > 0;
    }

    /** Lets nobody write into the table of {@code type} to the end of the transaction; waits for those who do. */
    void holdWriters(EntityType type, Dialect dialect) throws SQLException {
        // The mode of PostgreSQL also excludes itself, so that two nodes that start do not both insert the state.
        String mode = dialect == Dialect.POSTGRES ? "share row exclusive" : "share";
        update("lock table " + type.table() + " in " + mode + " mode");
    }

    /** Says what the totals are made for from now on. */
    void sign(String signature) throws SQLException {
        if (update("update records_total_state set signature = ? where entity = ?", signature, entity) == 0) {
            update("insert into records_total_state (entity, signature, folds) values (?, ?, 0)", entity, signature);
        }
    }

    /** The oldest of the rows that writers left, no more than {@code limit}. */
    List<Delta> deltas(int limit) throws SQLException {
        List<Delta> deltas = new ArrayList<>();
        select(
                "select id, signature, group_field, group_value, owner_id, team_id, measure, currency, counted, summed"
                        + " from records_total_delta where entity = ? order by id fetch first " + limit + " rows only",
                row -> deltas.add(new Delta(
                        row.getString(1),
                        row.getString(2),
                        new Total.Key(
                                row.getString(3),
                                row.getString(4),
                                row.getString(5),
                                row.getString(6),
                                row.getString(7),
                                row.getString(8)),
                        new Total(row.getLong(9), row.getBigDecimal(10)))),
                entity);
        return deltas;
    }

    /** Whether a writer has left a row that was made for another layout. */
    boolean foreign(String signature) throws SQLException {
        List<String> found = new ArrayList<>();
        select(
                "select id from records_total_delta where entity = ? and signature <> ? fetch first 1 rows only",
                row -> found.add(row.getString(1)),
                entity,
                signature);
        return !found.isEmpty();
    }

    void remove(List<Delta> deltas) throws SQLException {
        try (PreparedStatement delete =
                connection.prepareStatement("delete from records_total_delta where entity = ? and id = ?")) {
            for (Delta delta : deltas) {
                bind(delete, entity, delta.id());
                delete.addBatch();
            }
            delete.executeBatch();
        }
    }

    /** Adds to the totals; under {@link #lock}. */
    void add(Map<Total.Key, Total> totals) throws SQLException {
        List<Total.Key> keys = List.copyOf(totals.keySet());
        List<Total.Key> missing = new ArrayList<>();
        int[] met = batch(
                "update records_total set counted = counted + ?, summed = summed + ? where entity = ?"
                        + " and group_field = ? and group_value = ? and owner_id = ? and team_id = ?"
                        + " and measure = ? and currency = ?",
                keys,
                totals);
        for (int i = 0; i < met.length; i++) {
            if (met[i] == 0) {
                missing.add(keys.get(i));
            }
        }
        batch(
                "insert into records_total (counted, summed, " + KEY + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                missing,
                totals);
        update("delete from records_total where entity = ? and counted = 0", entity);
    }

    private int[] batch(String sql, List<Total.Key> keys, Map<Total.Key, Total> totals) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (Total.Key key : keys) {
                Total total = totals.getOrDefault(key, Total.NOTHING);
                bind(
                        statement,
                        total.counted(),
                        total.summed(),
                        entity,
                        key.field(),
                        key.value(),
                        key.owner(),
                        key.team(),
                        key.measure(),
                        key.currency());
                statement.addBatch();
            }
            return statement.executeBatch();
        }
    }

    /** Removes the totals and what writers left. */
    void clear() throws SQLException {
        update("delete from records_total where entity = ?", entity);
        update("delete from records_total_delta where entity = ?", entity);
    }

    /** Removes all that is known of the record type. */
    void forget() throws SQLException {
        update("delete from records_total_state where entity = ?", entity);
        clear();
    }

    /** Whether a row has a choice that the enum no longer has: its object does not tell it, so no writer could take it out of a total. */
    boolean unknownChoices(BoardLayout layout) throws SQLException {
        for (FieldType field : layout.fields()) {
            if (field.javaType().isEnum()) {
                String column = field.columns().value();
                List<String> known =
                        field.choices().stream().map(choice -> choice.value()).toList();
                List<String> found = new ArrayList<>();
                select(
                        "select distinct " + column + " from " + layout.type().table() + " where " + column
                                + " is not null",
                        row -> found.add(row.getString(1)));
                if (!known.containsAll(found)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Counts the records and adds up their values; names come from the metadata. */
    void fill(BoardLayout layout) throws SQLException {
        for (FieldType field : layout.fields()) {
            fill(layout, field, new Summed("''", "''", "0"));
            for (FieldType measure : layout.measures()) {
                String second = measure.columns().second();
                String currency = second == null ? "''" : text(second, 3);
                String name = "'" + measure.name() + "'";
                fill(layout, field, new Summed(name, currency, measure.columns().value()));
                if (CompanyAmount.has(measure)) {
                    List<String> company = CompanyAmount.of(measure).columns();
                    String converted = "'" + BoardLayout.inCurrency(measure.name(), "") + "' || " + company.get(1);
                    fill(layout, field, new Summed(converted, currency, company.get(0)));
                }
            }
        }
    }

    /** What is added up: the name of the measure, the currency and the value, each as the database computes it. */
    private record Summed(String name, String currency, String value) {}

    private void fill(BoardLayout layout, FieldType field, Summed summed) throws SQLException {
        update("insert into records_total (" + KEY + ", counted, summed)"
                + " select '" + entity + "', '" + field.name() + "', v, o, t, m, c, count(*), sum(s) from (select "
                + text(field.columns().value(), 250) + " as v, "
                + text(layout.owner().columns().value(), 36) + " as o, "
                + text(layout.team().columns().value(), 36) + " as t, "
                + summed.name() + " as m, " + summed.currency() + " as c, cast(" + summed.value()
                + " as decimal(31, 6)) as s from " + layout.type().table() + " where deleted_at is null and "
                + summed.value() + " is not null) r group by v, o, t, m, c");
    }

    private static String text(String column, int length) {
        return "coalesce(cast(" + column + " as varchar(" + length + ")), '')";
    }

    @FunctionalInterface
    private interface RowReader {
        void read(ResultSet row) throws SQLException;
    }

    private void select(String sql, RowReader reader, Object... arguments) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, arguments);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    reader.read(row);
                }
            }
        }
    }

    private int update(String sql, Object... arguments) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, arguments);
            return statement.executeUpdate();
        }
    }

    private static void bind(PreparedStatement statement, Object... arguments) throws SQLException {
        for (int i = 0; i < arguments.length; i++) {
            if (arguments[i] instanceof BigDecimal number) {
                statement.setBigDecimal(i + 1, number);
            } else {
                statement.setObject(i + 1, arguments[i]);
            }
        }
    }
}
