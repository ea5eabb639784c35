package org.kartera.jobs.internal;

import org.kartera.persistence.Dialect;

class DerbyJobEngineIT extends JobEngineContract {
    DerbyJobEngineIT() {
        super(Dialect.DERBY);
    }
}
