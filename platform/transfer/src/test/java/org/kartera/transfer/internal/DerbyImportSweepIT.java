package org.kartera.transfer.internal;

import org.kartera.persistence.Dialect;

class DerbyImportSweepIT extends ImportSweepContract {
    DerbyImportSweepIT() {
        super(Dialect.DERBY);
    }
}
