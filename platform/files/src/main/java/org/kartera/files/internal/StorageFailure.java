package org.kartera.files.internal;

import java.sql.SQLException;

/** A statement that failed; the unit of work makes of it what the database meant. */
final class StorageFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StorageFailure(SQLException cause) {
        super(cause);
    }
}
