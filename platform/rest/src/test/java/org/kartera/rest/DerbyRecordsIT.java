package org.kartera.rest;

import org.kartera.persistence.Dialect;

class DerbyRecordsIT extends RecordsContract {
    DerbyRecordsIT() {
        super(Dialect.DERBY);
    }
}
