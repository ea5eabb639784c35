package org.kartera.persistence.internal;

import jakarta.persistence.EntityManager;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.transaction.xa.XAResource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One run of a unit of work: its connection, the entity managers that joined, and what follows at the end. Of one thread. */
final class Transaction implements jakarta.transaction.Transaction {
    private static final Logger LOG = LoggerFactory.getLogger(Transaction.class);

    private final ThreadConnection connection;
    private final List<Synchronization> participants = new ArrayList<>();
    private final Map<String, JoinedUnit> units = new LinkedHashMap<>();
    private final List<Runnable> afterCommit = new ArrayList<>();
    private final List<Runnable> afterCompletion = new ArrayList<>();
    private int status = Status.STATUS_ACTIVE;
    private @Nullable RuntimeException flushFailure;

    private record JoinedUnit(RunningUnit unit, EntityManager manager) {}

    Transaction(ThreadConnection connection) throws SQLException {
        this.connection = connection;
        connection.begin();
    }

    ThreadConnection connection() {
        return connection;
    }

    /** The unit's entity manager. The generation that runs at the first call serves this transaction to its end. */
    EntityManager entityManager(String module, RunningUnits running) {
        JoinedUnit joined = units.get(module);
        if (joined == null) {
            RunningUnit unit = running.acquire(module);
            try {
                joined = new JoinedUnit(unit, unit.createEntityManager());
            } catch (RuntimeException e) {
                unit.release();
                throw e;
            }
            units.put(module, joined);
        }
        return joined.manager();
    }

    void flush() {
        try {
            units.values().forEach(joined -> joined.manager().flush());
        } catch (RuntimeException e) {
            status = Status.STATUS_MARKED_ROLLBACK;
            flushFailure = e;
            throw e;
        }
    }

    void afterCommit(Runnable follow) {
        afterCommit.add(follow);
    }

    void afterCompletion(Runnable follow) {
        afterCompletion.add(follow);
    }

    /** Writes out what the entity managers hold and commits; rolls back where that fails. */
    void complete() throws SQLException {
        try {
            for (int i = 0; i < participants.size(); i++) {
                participants.get(i).beforeCompletion();
            }
            if (status == Status.STATUS_MARKED_ROLLBACK) {
                throw flushFailure == null ? new IllegalStateException("marked for roll-back") : flushFailure;
            }
            connection.commit();
        } catch (SQLException | RuntimeException | Error e) {
            abandon(e);
            throw e;
        }
        end(Status.STATUS_COMMITTED);
    }

    /** Rolls back because of {@code reason}; what fails on the way is added to it. */
    void abandon(Throwable reason) {
        try {
            connection.rollback();
        } catch (SQLException | RuntimeException e) {
            if (e != reason) {
                reason.addSuppressed(e);
            }
        }
        end(Status.STATUS_ROLLEDBACK);
    }

    private void end(int outcome) {
        status = outcome;
        participants.forEach(
                each -> quietly("the end of a persistence unit's part", () -> each.afterCompletion(outcome)));
        for (JoinedUnit joined : units.values()) {
            quietly("closing an entity manager", joined.manager()::close);
            joined.unit().release();
        }
        units.clear();
    }

    /** To be called when the thread has left the transaction. */
    void follow() {
        if (status == Status.STATUS_COMMITTED) {
            afterCommit.forEach(each -> quietly("what follows a commit", each));
        }
        afterCompletion.forEach(each -> quietly("what follows a transaction", each));
    }

    private static void quietly(String what, Runnable step) {
        try {
            step.run();
        } catch (RuntimeException e) {
            LOG.error("{} failed", what, e);
        }
    }

    @Override
    public int getStatus() {
        return status;
    }

    @Override
    public void setRollbackOnly() {
        status = Status.STATUS_MARKED_ROLLBACK;
    }

    @Override
    public void registerSynchronization(Synchronization participant) {
        participants.add(participant);
    }

    @Override
    public void commit() {
        throw new UnsupportedOperationException("the unit of work commits");
    }

    @Override
    public void rollback() {
        throw new UnsupportedOperationException("the unit of work rolls back");
    }

    @Override
    public boolean enlistResource(XAResource resource) {
        throw new UnsupportedOperationException("there is one resource only");
    }

    @Override
    public boolean delistResource(XAResource resource, int flag) {
        throw new UnsupportedOperationException("there is one resource only");
    }
}
