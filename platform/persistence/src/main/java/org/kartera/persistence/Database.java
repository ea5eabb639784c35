package org.kartera.persistence;

import javax.sql.DataSource;
import org.osgi.annotation.versioning.ProviderType;

/** The one database of this installation. A service, registered once the database has answered. */
@ProviderType
public interface Database {
    /**
     * How the pool is used at one moment.
     *
     * @param active connections that somebody has
     * @param idle connections that nobody has
     * @param waiting threads that wait for one
     */
    record PoolUse(int active, int idle, int waiting) {}

    /** Which kind it is. */
    Dialect dialect();

    /** Seconds after which what a request reads is ended ({@link java.sql.Statement#setQueryTimeout}); 0: never. It is {@code timeout} then. */
    int queryTimeout();

    /** The pool. Only for what cannot be part of a {@link UnitOfWork}: migrations, feed followers, the job engine, {@code LISTEN}. */
    DataSource pool();

    /** How the pool is used now; does not ask the database. */
    PoolUse use();

    /** Whether a connection can be had and answers within {@code seconds}. */
    boolean answers(int seconds);
}
