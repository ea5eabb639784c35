package org.kartera.persistence;

import java.sql.Connection;
import org.kartera.platform.Work;
import org.osgi.annotation.versioning.ProviderType;

/**
 * One transaction on one connection, bound to the thread, which the persistence units of all modules share. A service.
 *
 * <p>A failure of the connection is {@code database-unavailable}, a full disk {@code storage-full}, a statement that was ended
 * by its {@link Database#queryTimeout time limit} {@code timeout}; a unit that loses a deadlock or a
 * serialisation race is run again from its beginning, with jitter, up to 10 times, so {@code work} must not leave traces outside the database.
 * Not again after 20 seconds: it is {@code database-unavailable} then.
 */
@ProviderType
public interface UnitOfWork {
    /** Runs {@code work} in the thread's transaction, or in a new one that commits when it returns and rolls back when it throws. */
    <T> T call(Work<T> work);

    /** Runs {@code work} with a connection for reading: that of the thread's transaction, or one in autocommit mode. */
    <T> T read(Work<T> work);

    /** Whether the thread is in a transaction that writes. */
    boolean active();

    /** The connection; only inside. Closing and committing it does nothing. */
    Connection connection();

    /**
     * The entities of a module's unit; only inside. The unit that is running at the first call serves this unit of work to its end.
     *
     * @throws org.kartera.platform.CrmException {@code module-disabled} where none is running
     */
    EntityStore entities(String module);

    /** Runs after the commit, on this thread, outside the transaction; not after a roll-back. Failures are logged. */
    void afterCommit(Runnable follow);

    /** Runs at the end, whether the transaction was committed or rolled back. */
    void afterCompletion(Runnable follow);
}
