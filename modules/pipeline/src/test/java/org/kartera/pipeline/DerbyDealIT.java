package org.kartera.pipeline;

import org.kartera.persistence.Dialect;

class DerbyDealIT extends DealContract {
    DerbyDealIT() {
        super(Dialect.DERBY);
    }
}
