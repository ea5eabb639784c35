package org.kartera.records.internal.custom;

import org.kartera.persistence.Dialect;

class DerbyCustomEntityIT extends CustomEntityContract {
    DerbyCustomEntityIT() {
        super(Dialect.DERBY);
    }
}
