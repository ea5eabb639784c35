package org.kartera.events.internal;

import org.kartera.persistence.Dialect;

class DerbyChainIT extends ChainContract {
    DerbyChainIT() {
        super(Dialect.DERBY);
    }
}
