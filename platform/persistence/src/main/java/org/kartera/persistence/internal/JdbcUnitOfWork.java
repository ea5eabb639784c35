package org.kartera.persistence.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.kartera.persistence.EntityStore;
import org.kartera.persistence.UnitOfWork;
import org.kartera.platform.CrmException;
import org.kartera.platform.StandardError;
import org.kartera.platform.Work;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The unit of work over one JDBC connection. */
@Component
public final class JdbcUnitOfWork implements UnitOfWork {
    private static final Logger LOG = LoggerFactory.getLogger(JdbcUnitOfWork.class);
    private static final int RETRIES = 10;
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(20);
    private static final long LONGEST_PAUSE_MILLIS = 200;

    private final Transactions transactions;
    private final RunningUnits units;

    @Activate
    public JdbcUnitOfWork(@Reference Transactions transactions, @Reference RunningUnits units) {
        this.transactions = transactions;
        this.units = units;
    }

    @Override
    public <T> T call(Work<T> work) {
        if (active()) {
            return work.run();
        }
        long start = System.nanoTime();
        for (int attempt = 1; ; attempt++) {
            try {
                return attempt(work);
            } catch (SQLException | RuntimeException | Error e) {
                boolean patient = attempt <= RETRIES && System.nanoTime() - start < PATIENCE_NANOS;
                if (!patient || !DatabaseFailures.isLostRace(e)) {
                    throw translated(e);
                }
                LOG.debug("run {} lost a race and is repeated", attempt, e);
                pause(attempt);
            }
        }
    }

    private <T> T attempt(Work<T> work) throws SQLException {
        ThreadConnection outer = transactions.reading();
        ThreadConnection connection = outer == null ? new ThreadConnection(transactions.pool()) : outer;
        Transaction transaction = new Transaction(connection);
        transactions.bind(transaction);
        T result;
        try {
            try {
                result = work.run();
            } catch (RuntimeException | Error e) {
                transaction.abandon(e);
                throw e;
            }
            transaction.complete();
        } finally {
            transactions.unbind();
            if (outer == null) {
                close(connection);
            }
            transaction.follow();
        }
        return result;
    }

    private RuntimeException translated(Throwable failure) {
        return !(failure instanceof CrmException) && DatabaseFailures.isTimeout(failure)
                ? CrmException.causedBy(failure, StandardError.TIMEOUT, transactions.queryTimeout())
                : DatabaseFailures.translate(failure);
    }

    private static void pause(int attempt) {
        long limit = Math.min(LONGEST_PAUSE_MILLIS, 4L << attempt);
        LockSupport.parkNanos(
                TimeUnit.MICROSECONDS.toNanos(ThreadLocalRandom.current().nextLong(limit * 1000)));
    }

    @Override
    public <T> T read(Work<T> work) {
        if (active() || transactions.reading() != null) {
            return work.run();
        }
        ThreadConnection connection = new ThreadConnection(transactions.pool());
        transactions.bindReading(connection);
        try {
            return work.run();
        } catch (RuntimeException e) {
            throw translated(e);
        } finally {
            transactions.unbindReading();
            close(connection);
        }
    }

    private static void close(ThreadConnection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            LOG.debug("a connection could not be given back", e);
        }
    }

    @Override
    public boolean active() {
        return transactions.current() != null;
    }

    @Override
    public Connection connection() {
        try {
            Connection connection = transactions.connection();
            if (connection == null) {
                throw new IllegalStateException("outside a unit of work");
            }
            return connection;
        } catch (SQLException e) {
            throw translated(e);
        }
    }

    @Override
    public EntityStore entities(String module) {
        Transaction transaction = transactions.current();
        ThreadConnection connection = transaction == null ? transactions.reading() : transaction.connection();
        if (connection == null) {
            throw new IllegalStateException("outside a unit of work");
        }
        return new UnitEntities(connection.unit(module, units), connection, transaction, units.dialect());
    }

    @Override
    public void afterCommit(Runnable follow) {
        required().afterCommit(follow);
    }

    @Override
    public void afterCompletion(Runnable follow) {
        required().afterCompletion(follow);
    }

    private Transaction required() {
        Transaction transaction = transactions.current();
        if (transaction == null) {
            throw new IllegalStateException("outside a unit of work");
        }
        return transaction;
    }
}
