package org.kartera.events.internal;

import java.sql.SQLException;

/** A statement failed; the unit of work tells from the cause whether it tries again. */
final class SqlFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SqlFailure(SQLException cause) {
        super(cause.getMessage(), cause);
    }
}
