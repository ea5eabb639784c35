package org.kartera.records.internal.custom;

import org.kartera.persistence.Dialect;

class DerbyComputedFieldIT extends ComputedFieldContract {
    DerbyComputedFieldIT() {
        super(Dialect.DERBY);
    }
}
