package org.kartera.persistence.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.kartera.persistence.Indexes.Index;

/**
 * On Derby, whose unique indexes take two nulls for equal and which has no partial ones. (Its unique constraints let nulls pass, but miss a duplicate
 * that arises by an update back to a former value.) So a generated column joins a unique index: empty in rows that count, the id in those that do not.
 */
final class DerbyIndexBuilder implements JdbcIndexes.IndexBuilder {
    private final Connection connection;

    /** {@code connection} commits each statement. */
    DerbyIndexBuilder(Connection connection) {
        this.connection = connection;
    }

    @Override
    public boolean exists(Index index) throws SQLException {
        return found("select 1 from sys.sysconglomerates where isindex and conglomeratename = ?", index.name());
    }

    @Override
    public void build(Index index) throws SQLException {
        List<String> columns = new ArrayList<>(index.columns());
        if (index.unique()) {
            String exemption = exemption(index);
            if (!exemption.isEmpty()) {
                columns.add(exemptionColumn(index, exemption));
            }
        }
        execute("create " + (index.unique() ? "unique " : "") + "index " + index.name() + " on " + index.table() + " ("
                + String.join(", ", columns) + ")");
    }

    /** The condition under which a row is not compared; empty where all are. */
    private String exemption(Index index) throws SQLException {
        List<String> conditions = new ArrayList<>();
        for (String column : index.columns()) {
            if (!columnType(index.table(), column).endsWith("NOT NULL")) {
                conditions.add(column + " is null");
            }
        }
        if (index.live()) {
            conditions.add("deleted_at is not null");
        }
        return String.join(" or ", conditions);
    }

    /** Made here, unless a former attempt got that far. */
    private String exemptionColumn(Index index, String exemption) throws SQLException {
        String column = index.name() + "_key";
        if (columnType(index.table(), column).isEmpty()) {
            execute("alter table " + index.table() + " add column " + column
                    + " varchar(36) generated always as (case when " + exemption + " then id else '' end)");
        }
        return column;
    }

    /** With NOT NULL where that is said of it; empty where there is no such column. */
    private String columnType(String table, String column) throws SQLException {
        String sql = "select c.columndatatype from sys.syscolumns c join sys.systables t on t.tableid = c.referenceid"
                + " where t.tablename = ? and c.columnname = ?";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, table.toUpperCase(Locale.ROOT));
            statement.setString(2, column.toUpperCase(Locale.ROOT));
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? rows.getString(1) : "";
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

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
