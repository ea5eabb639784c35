package org.kartera.security.internal.access;

import org.kartera.persistence.Dialect;

class DerbyAccessIT extends AccessContract {
    DerbyAccessIT() {
        super(Dialect.DERBY);
    }
}
