package org.kartera.jobs.internal;

import org.kartera.persistence.Dialect;

class PostgresJobEngineIT extends JobEngineContract {
    PostgresJobEngineIT() {
        super(Dialect.POSTGRES);
    }
}
