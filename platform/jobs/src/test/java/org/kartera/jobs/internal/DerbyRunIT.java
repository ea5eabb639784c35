package org.kartera.jobs.internal;

import org.kartera.persistence.Dialect;

class DerbyRunIT extends RunContract {
    DerbyRunIT() {
        super(Dialect.DERBY);
    }
}
