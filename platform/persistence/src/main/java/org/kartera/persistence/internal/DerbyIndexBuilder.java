package org.kartera.persistence.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kartera.persistence.Indexes.Index;

/**
 * On Derby, whose unique indexes take two nulls for equal and which has no partial ones: uniqueness is a constraint, which lets nulls pass, and where only
 * live rows count it is over a generated column that is null for the others.
 */
final class DerbyIndexBuilder implements JdbcIndexes.IndexBuilder {
    private final Connection connection;

    /** {@code connection} commits each statement. */
    DerbyIndexBuilder(Connection connection) {
        this.connection = connection;
    }

    @Override
    public boolean exists(Index index) throws SQLException {
        return found("select 1 from sys.sysconstraints where constraintname = ?", index.name())
                || found("select 1 from sys.sysconglomerates where isindex and conglomeratename = ?", index.name());
    }

    @Override
    public void build(Index index) throws SQLException {
        if (!index.unique()) {
            execute("create index " + index.name() + " on " + index.table() + " (" + list(index.columns().stream())
                    + ")");
            return;
        }
        String first = index.columns().get(0);
        String key = index.live() ? liveOnly(index, first) : first;
        execute("alter table " + index.table() + " add constraint " + index.name() + " unique ("
                + list(Stream.concat(Stream.of(key), index.columns().stream().skip(1))) + ")");
    }

    /** The column that has the value of {@code column} in live rows; made here unless a former attempt got that far. */
    private String liveOnly(Index index, String column) throws SQLException {
        String key = index.name() + "_key";
        if (columnType(index.table(), key).isEmpty()) {
            execute("alter table " + index.table() + " add column " + key + " " + columnType(index.table(), column)
                    + " generated always as (case when deleted_at is null then " + column + " end)");
        }
        return key;
    }

    /** Empty where there is no such column. */
    private String columnType(String table, String column) throws SQLException {
        String sql = "select c.columndatatype from sys.syscolumns c join sys.systables t on t.tableid = c.referenceid"
                + " where t.tablename = ? and c.columnname = ?";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, table.toUpperCase(Locale.ROOT));
            statement.setString(2, column.toUpperCase(Locale.ROOT));
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? rows.getString(1).replace(" NOT NULL", "") : "";
            }
        }
    }

    private boolean found(String sql, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, name.toUpperCase(Locale.ROOT));
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    private static String list(Stream<String> columns) {
        return columns.collect(Collectors.joining(", "));
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
