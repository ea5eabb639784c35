package org.kartera.persistence.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.kartera.persistence.Indexes.Index;

/** On PostgreSQL: partial where only live rows count, concurrently where the table is large. */
final class PostgresIndexBuilder implements JdbcIndexes.IndexBuilder {
    private static final int LARGE = 50_000;

    private final Connection connection;

    /** {@code connection} commits each statement. */
    PostgresIndexBuilder(Connection connection) {
        this.connection = connection;
    }

    /** A concurrent build that was interrupted leaves an index that is no good; it is dropped here. */
    @Override
    public boolean exists(Index index) throws SQLException {
        String sql = "select i.indisvalid from pg_index i join pg_class c on c.oid = i.indexrelid"
                + " where c.relname = ? and pg_table_is_visible(c.oid)";
        boolean found;
        boolean valid;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, index.name());
            try (ResultSet rows = statement.executeQuery()) {
                found = rows.next();
                valid = found && rows.getBoolean(1);
            }
        }
        if (found && !valid) {
            execute("drop index " + index.name());
        }
        return valid;
    }

    @Override
    public void build(Index index) throws SQLException {
        boolean large = rows(index.table()) > LARGE;
        try {
            execute("create " + (index.unique() ? "unique " : "") + "index " + (large ? "concurrently " : "")
                    + index.name()
                    + " on " + index.table() + " (" + String.join(", ", index.columns()) + ")"
                    + (index.live() ? " where deleted_at is null" : ""));
        } catch (SQLException e) {
            if (large) {
                execute("drop index if exists " + index.name());
            }
            throw e;
        }
    }

    /** As the database estimates. */
    private long rows(String table) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("select reltuples from pg_class where oid = to_regclass(?)")) {
            statement.setString(1, table);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? rows.getLong(1) : 0;
            }
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
