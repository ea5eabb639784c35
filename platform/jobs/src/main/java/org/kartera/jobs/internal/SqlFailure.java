package org.kartera.jobs.internal;

import java.sql.SQLException;

/** A statement failed; the unit of work tells from the cause whether it tries again. */
final class SqlFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SqlFailure(String sql, SQLException cause) {
        super(cause.getMessage() + " in " + sql, cause);
    }
}
