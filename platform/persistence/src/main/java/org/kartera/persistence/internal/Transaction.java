package org.kartera.persistence.internal;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One run of a unit of work: its connection, and what follows at the end. Of one thread. */
final class Transaction {
    private static final Logger LOG = LoggerFactory.getLogger(Transaction.class);

    private final ThreadConnection connection;
    private final List<Runnable> afterCommit = new ArrayList<>();
    private final List<Runnable> afterCompletion = new ArrayList<>();
    private @Nullable RuntimeException failure;
    private boolean committed;

    Transaction(ThreadConnection connection) throws SQLException {
        this.connection = connection;
        connection.begin();
    }

    ThreadConnection connection() {
        return connection;
    }

    /** Leaves nothing but a roll-back, whoever swallows {@code reason}. */
    void fail(RuntimeException reason) {
        if (failure == null) {
            failure = reason;
        }
    }

    void afterCommit(Runnable follow) {
        afterCommit.add(follow);
    }

    void afterCompletion(Runnable follow) {
        afterCompletion.add(follow);
    }

    /** Commits; rolls back where that fails, or something has failed before. */
    void complete() throws SQLException {
        try {
            if (failure != null) {
                throw failure;
            }
            connection.commit();
            committed = true;
        } catch (SQLException | RuntimeException | Error e) {
            abandon(e);
            throw e;
        }
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
    }

    /** To be called when the thread has left the transaction. */
    void follow() {
        if (committed) {
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
}
