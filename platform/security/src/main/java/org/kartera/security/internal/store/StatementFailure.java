package org.kartera.security.internal.store;

import java.sql.SQLException;

/** A statement failed; the unit of work tells from the cause whether it tries again. */
final class StatementFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StatementFailure(String sql, SQLException cause) {
        super(cause.getMessage() + " in " + sql, cause);
    }
}
