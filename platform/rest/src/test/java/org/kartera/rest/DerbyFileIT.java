package org.kartera.rest;

import org.kartera.persistence.Dialect;

class DerbyFileIT extends FileContract {
    DerbyFileIT() {
        super(Dialect.DERBY);
    }
}
