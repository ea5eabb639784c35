package org.kartera.transfer.internal;

import org.kartera.persistence.Dialect;

class PostgresImportSweepIT extends ImportSweepContract {
    PostgresImportSweepIT() {
        super(Dialect.POSTGRES);
    }
}
