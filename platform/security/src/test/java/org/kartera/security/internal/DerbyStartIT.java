package org.kartera.security.internal;

import org.kartera.persistence.Dialect;

class DerbyStartIT extends StartContract {
    DerbyStartIT() {
        super(Dialect.DERBY);
    }
}
