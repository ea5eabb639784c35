package org.kartera.events.internal;

import org.kartera.persistence.Dialect;

class PostgresChainIT extends ChainContract {
    PostgresChainIT() {
        super(Dialect.POSTGRES);
    }
}
