package org.kartera.security.internal;

import org.kartera.persistence.Dialect;

class PostgresStartIT extends StartContract {
    PostgresStartIT() {
        super(Dialect.POSTGRES);
    }
}
