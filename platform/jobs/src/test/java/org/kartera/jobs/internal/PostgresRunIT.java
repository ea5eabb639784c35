package org.kartera.jobs.internal;

import org.kartera.persistence.Dialect;

class PostgresRunIT extends RunContract {
    PostgresRunIT() {
        super(Dialect.POSTGRES);
    }
}
