package org.kartera.rest.internal.system;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import org.kartera.persistence.Dialect;
import org.kartera.persistence.UnitOfWork;

/**
 * What an administrator wants to know of the database.
 *
 * @param kind {@code derby} or {@code postgres}
 * @param version as the database tells it
 * @param bytes its size on disk, near enough
 */
record DatabaseFacts(String kind, String version, long bytes) {
    private static final String POSTGRES_SIZE = "select pg_database_size(current_database())";
    private static final String DERBY_SIZE =
            "select sum(cast(numallocatedpages + numfreepages as bigint) * pagesize) from table (syscs_diag.space_table()) as pages";

    static DatabaseFacts of(Dialect dialect, UnitOfWork unit) {
        return unit.read(() -> {
            try {
                Connection connection = unit.connection();
                DatabaseMetaData database = connection.getMetaData();
                return new DatabaseFacts(
                        dialect.name().toLowerCase(Locale.ROOT),
                        database.getDatabaseProductVersion(),
                        bytes(connection, dialect == Dialect.DERBY ? DERBY_SIZE : POSTGRES_SIZE));
            } catch (SQLException e) {
                throw new IllegalStateException("cannot ask the database about itself", e);
            }
        });
    }

    private static long bytes(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet rows = statement.executeQuery()) {
            return rows.next() ? rows.getLong(1) : 0;
        }
    }
}
