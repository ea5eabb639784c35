package org.kartera.events.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.UUID;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the other nodes that the feed may have grown, and hears them, by NOTIFY and LISTEN. Not inside the commits, since NOTIFY takes a lock over all
 * databases of the server while it commits; and many commits ring once.
 */
final class PostgresBell implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PostgresBell.class);
    private static final String CHANNEL = "kartera_feed";
    private static final Duration BETWEEN_RINGS = Duration.ofMillis(50);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(2);
    private static final int LISTEN_MILLIS = 500;

    private final String node = UUID.randomUUID().toString();
    private final Signal rung = new Signal();
    private final DataSource pool;
    private final Signal signal;
    private final Thread ringer;
    private final Thread listener;
    private volatile boolean closed;

    PostgresBell(DataSource pool, Signal signal) {
        this.pool = pool;
        this.signal = signal;
        this.ringer = thread("kartera-feed-ring", this::ringOnAndOn);
        this.listener = thread("kartera-feed-listen", this::listenOnAndOn);
        ringer.start();
        listener.start();
    }

    private static Thread thread(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }

    /** Something was committed here. Returns at once. */
    void ring() {
        rung.raise();
    }

    private void ringOnAndOn() {
        long told = 0;
        while (!closed) {
            try {
                rung.await(told, Duration.ofDays(1));
                told = rung.count();
                tellOthers();
                Signal.linger(BETWEEN_RINGS);
            } catch (InterruptedException e) {
                return;
            } catch (SQLException e) {
                LOG.debug("The other nodes could not be told; they look for themselves", e);
                pause();
            }
        }
    }

    private void tellOthers() throws SQLException {
        try (Connection connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                // Nothing is lost with a notification, so it need not wait for the disk.
                statement.execute("set local synchronous_commit to off");
                statement.execute("notify " + CHANNEL + ", '" + node + "'");
                connection.commit();
            } finally {
                connection.setAutoCommit(true);
            }
        }
    }

    private void listenOnAndOn() {
        while (!closed) {
            try (Connection connection = pool.getConnection()) {
                listen(connection);
            } catch (SQLException e) {
                if (!closed) {
                    LOG.debug("The other nodes cannot be heard; the feed is looked at now and then", e);
                    pause();
                }
            }
        }
    }

    private void listen(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("listen " + CHANNEL);
            signal.raise();
            PGConnection postgres = connection.unwrap(PGConnection.class);
            while (!closed) {
                hear(postgres.getNotifications(LISTEN_MILLIS));
            }
            statement.execute("unlisten " + CHANNEL);
        }
    }

    private void hear(PGNotification[] notifications) {
        for (PGNotification notification : notifications) {
            if (!notification.getParameter().equals(node)) {
                signal.raise();
                return;
            }
        }
    }

    private static void pause() {
        try {
            Signal.linger(AFTER_FAILURE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed = true;
        ringer.interrupt();
        try {
            listener.join(LISTEN_MILLIS + AFTER_FAILURE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
