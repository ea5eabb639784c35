package org.kartera.persistence.internal;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.kartera.persistence.Database;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Which thread is in which transaction, or reads on which connection. */
@Component(service = Transactions.class)
@SuppressWarnings("ThreadLocalUsage") // each database has transactions of its own; there is one of these per database
public final class Transactions {
    private final DataSource pool;
    private final int queryTimeout;
    private final ThreadLocal<@Nullable Transaction> writing = new ThreadLocal<>();
    private final ThreadLocal<@Nullable ThreadConnection> reading = new ThreadLocal<>();

    @Activate
    public Transactions(@Reference Database database) {
        this.pool = database.pool();
        this.queryTimeout = database.queryTimeout();
    }

    DataSource pool() {
        return pool;
    }

    int queryTimeout() {
        return queryTimeout;
    }

    @Nullable
    Transaction current() {
        return writing.get();
    }

    @Nullable
    ThreadConnection reading() {
        return reading.get();
    }

    void bind(Transaction transaction) {
        writing.set(transaction);
    }

    void unbind() {
        writing.remove();
    }

    void bindReading(ThreadConnection connection) {
        reading.set(connection);
    }

    void unbindReading() {
        reading.remove();
    }

    /** The connection of the thread's transaction or reading; null outside both. */
    @Nullable
    Connection connection() throws SQLException {
        Transaction transaction = writing.get();
        ThreadConnection connection = transaction == null ? reading.get() : transaction.connection();
        return connection == null ? null : connection.shared();
    }
}
