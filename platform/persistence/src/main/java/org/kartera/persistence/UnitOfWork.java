package org.kartera.persistence;

import jakarta.persistence.EntityManager;
import java.sql.Connection;
import org.kartera.platform.Work;
import org.osgi.annotation.versioning.ProviderType;

/**
 * One transaction on one connection, bound to the thread, which all persistence units join. A service.
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

    /** The connection; only inside. Closing and committing it does nothing. Flush entity managers before reading what they wrote. */
    Connection connection();

    /** The entity manager of a unit; only inside {@link #call}. Flushed before commit and by {@link #flush}. */
    EntityManager entityManager(String unit);

    /** Writes out what the entity managers hold. */
    void flush();

    /** Runs after the commit, on this thread, outside the transaction; not after a roll-back. Failures are logged. */
    void afterCommit(Runnable follow);

    /** Runs at the end, whether the transaction was committed or rolled back. */
    void afterCompletion(Runnable follow);
}
