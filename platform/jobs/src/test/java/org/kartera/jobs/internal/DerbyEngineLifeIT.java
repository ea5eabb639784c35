package org.kartera.jobs.internal;

import org.kartera.persistence.Dialect;

class DerbyEngineLifeIT extends EngineLifeContract {
    DerbyEngineLifeIT() {
        super(Dialect.DERBY);
    }
}
