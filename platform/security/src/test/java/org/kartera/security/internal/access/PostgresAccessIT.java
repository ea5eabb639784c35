package org.kartera.security.internal.access;

import org.kartera.persistence.Dialect;

class PostgresAccessIT extends AccessContract {
    PostgresAccessIT() {
        super(Dialect.POSTGRES);
    }
}
