package org.kartera.persistence.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.kartera.persistence.Database;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Executes a statement for which Derby must have a table for itself, and gives up when that takes too long. Derby has one lock timeout for all, and all who
 * want the table meanwhile wait as well; a thread that waits for a lock can be interrupted though, which costs it the connection.
 */
final class DerbyTableLock {
    private static final Logger LOG = LoggerFactory.getLogger(DerbyTableLock.class);
    private static final int STEP_MILLIS = 50;

    private final Database database;
    private final String table;
    private final int waitMillis;

    DerbyTableLock(Database database, String table, int waitMillis) {
        this.database = database;
        this.table = table.toUpperCase(Locale.ROOT);
        this.waitMillis = waitMillis;
    }

    /** Whether {@code sql} was executed; where not, {@code connection} is of no more use. */
    boolean execute(Connection connection, String sql) throws SQLException {
        Watch watch = new Watch(Thread.currentThread());
        watch.start();
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
            return true;
        } catch (SQLException e) {
            if (watch.over() || DatabaseFailures.isLostRace(e)) {
                return false;
            }
            throw e;
        } finally {
            watch.end();
        }
    }

    /** Interrupts the thread when it waits for the lock for too long, and at no other moment. */
    private final class Watch extends Thread {
        private final Thread watched;
        private final CountDownLatch ended = new CountDownLatch(1);
        private boolean interrupted;

        Watch(Thread watched) {
            super("kartera-table-lock");
            this.watched = watched;
            setDaemon(true);
        }

        @Override
        public void run() {
            try {
                int pause = waitMillis;
                while (!ended.await(pause, TimeUnit.MILLISECONDS)) {
                    if (waits() && interruptWatched()) {
                        return;
                    }
                    pause = STEP_MILLIS;
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (SQLException e) {
                LOG.warn("Who waits for {} cannot be seen", table, e);
            }
        }

        private boolean waits() throws SQLException {
            try (Connection connection = database.pool().getConnection();
                    PreparedStatement select = connection.prepareStatement("select 1 from syscs_diag.lock_table"
                            + " where tablename = ? and state = 'WAIT' and type = 'TABLE' and mode = 'X'")) {
                select.setString(1, table);
                try (ResultSet rows = select.executeQuery()) {
                    return rows.next();
                }
            }
        }

        private synchronized boolean interruptWatched() {
            if (ended.getCount() > 0) {
                interrupted = true;
                watched.interrupt();
            }
            return true;
        }

        synchronized boolean over() {
            return interrupted;
        }

        /** The thread is as it was before. */
        synchronized void end() {
            ended.countDown();
            if (interrupted && !Thread.interrupted()) {
                LOG.debug("the interruption for {} was taken already", table);
            }
        }
    }
}
