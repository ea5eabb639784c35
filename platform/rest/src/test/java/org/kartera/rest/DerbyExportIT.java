package org.kartera.rest;

import org.kartera.persistence.Dialect;

class DerbyExportIT extends ExportContract {
    DerbyExportIT() {
        super(Dialect.DERBY);
    }
}
