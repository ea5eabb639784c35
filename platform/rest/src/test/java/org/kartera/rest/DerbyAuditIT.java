package org.kartera.rest;

import org.kartera.persistence.Dialect;

class DerbyAuditIT extends AuditContract {
    DerbyAuditIT() {
        super(Dialect.DERBY);
    }
}
