package org.kartera.persistence.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.kartera.persistence.Database;
import org.kartera.platform.CrmException;
import org.kartera.platform.StandardError;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Statements that need a table for themselves: each attempt waits for a moment only, since all others wait behind it. */
final class PatientStatements {
    private static final Logger LOG = LoggerFactory.getLogger(PatientStatements.class);
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(10);
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(150);
    private static final int WAIT_MILLIS = 500;
    /** What Derby says where an attempt that was taken for given up had done it. */
    private static final Set<String> DONE_ALREADY = Set.of("X0Y32", "42X14", "42Y55", "42X65");

    private final Database database;

    PatientStatements(Database database) {
        this.database = database;
    }

    /** Executes {@code sql}, which is about {@code table}; 503 {@code table-busy}. */
    void execute(String table, String sql) throws SQLException {
        long start = System.nanoTime();
        for (boolean again = false; !attempt(table, sql, again); again = true) {
            if (System.nanoTime() - start > PATIENCE_NANOS) {
                throw new CrmException(StandardError.TABLE_BUSY, table);
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        LOG.debug("{} in {} ms", sql, (System.nanoTime() - start) / 1_000_000);
    }

    private boolean attempt(String table, String sql, boolean again) throws SQLException {
        try (Connection connection = database.pool().getConnection()) {
            return switch (database.dialect()) {
                case POSTGRES -> onPostgres(connection, sql);
                case DERBY -> new DerbyTableLock(database, table, WAIT_MILLIS).execute(connection, sql);
            };
        } catch (SQLException e) {
            if (again && DONE_ALREADY.contains(String.valueOf(e.getSQLState()))) {
                return true;
            }
            throw e;
        }
    }

    private static boolean onPostgres(Connection connection, String sql) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("set local lock_timeout = " + WAIT_MILLIS);
            statement.execute(sql);
            connection.commit();
            return true;
        } catch (SQLException e) {
            connection.rollback();
            if (DatabaseFailures.isLockTimeout(e)) {
                return false;
            }
            throw e;
        } finally {
            connection.setAutoCommit(true);
        }
    }
}
