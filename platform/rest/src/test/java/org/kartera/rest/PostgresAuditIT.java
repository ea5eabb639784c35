package org.kartera.rest;

import org.kartera.persistence.Dialect;

class PostgresAuditIT extends AuditContract {
    PostgresAuditIT() {
        super(Dialect.POSTGRES);
    }
}
