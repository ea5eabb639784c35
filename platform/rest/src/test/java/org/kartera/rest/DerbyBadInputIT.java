package org.kartera.rest;

import org.kartera.persistence.Dialect;

class DerbyBadInputIT extends BadInputContract {
    DerbyBadInputIT() {
        super(Dialect.DERBY);
    }
}
