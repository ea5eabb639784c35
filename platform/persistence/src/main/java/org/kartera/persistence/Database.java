package org.kartera.persistence;

import javax.sql.DataSource;
import org.osgi.annotation.versioning.ProviderType;

/** The one database of this installation. A service, registered once the database has answered. */
@ProviderType
public interface Database {
    /** Which kind it is. */
    Dialect dialect();

    /** The pool. Only for what cannot be part of a {@link UnitOfWork}: migrations, feed followers, the job engine, {@code LISTEN}. */
    DataSource pool();

    /** Whether a connection can be had and answers within {@code seconds}. */
    boolean answers(int seconds);
}
