package org.kartera.jobs.internal;

import org.kartera.persistence.Dialect;

class PostgresEngineLifeIT extends EngineLifeContract {
    PostgresEngineLifeIT() {
        super(Dialect.POSTGRES);
    }
}
