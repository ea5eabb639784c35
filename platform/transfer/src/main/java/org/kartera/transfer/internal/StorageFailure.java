package org.kartera.transfer.internal;

import java.sql.SQLException;

/** The database refused; the unit of work tells what that means by its SQL state. */
final class StorageFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StorageFailure(SQLException cause) {
        super(cause.getMessage(), cause);
    }
}
