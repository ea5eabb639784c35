package org.kartera.persistence.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.kartera.persistence.Database;
import org.kartera.persistence.Dialect;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets one at a time change the tables: in this process, which is all there is with Derby, and on PostgreSQL among all nodes. Ends with the process.
 */
@Component(service = MigrationLock.class)
public final class MigrationLock {
    private static final Logger LOG = LoggerFactory.getLogger(MigrationLock.class);
    private static final long PAUSE_NANOS = 100_000_000;
    private static final long KEY = 0x6b617274657261L;

    private final Database database;
    private final ReentrantLock process = new ReentrantLock();

    /** Something done under the lock. */
    @FunctionalInterface
    interface Step<T> {
        T run() throws SQLException;
    }

    @Activate
    public MigrationLock(@Reference Database database) {
        this.database = database;
    }

    <T> T hold(Step<T> step) throws SQLException {
        process.lock();
        try {
            return database.dialect() == Dialect.POSTGRES ? holdAmongNodes(step) : step.run();
        } finally {
            process.unlock();
        }
    }

    private <T> T holdAmongNodes(Step<T> step) throws SQLException {
        try (Connection holder = database.pool().getConnection()) {
            // Waiting inside the server would be a transaction, for which the other node's "create index concurrently"
            // waits in turn.
            for (boolean told = false; !ask(holder, "select pg_try_advisory_lock(?)"); told = true) {
                if (!told) {
                    LOG.info("Waiting for another node to finish its migrations");
                }
                LockSupport.parkNanos(PAUSE_NANOS);
            }
            try {
                return step.run();
            } finally {
                ask(holder, "select pg_advisory_unlock(?)");
            }
        }
    }

    /** Lets statements on {@code connection} take as long as large tables need, until it is given back to the pool. */
    void patient(Connection connection) throws SQLException {
        if (database.dialect() == Dialect.POSTGRES) {
            connection.setNetworkTimeout(Runnable::run, 0);
        }
    }

    private static boolean ask(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, KEY);
            try (ResultSet answer = statement.executeQuery()) {
                return answer.next() && answer.getBoolean(1);
            }
        }
    }
}
