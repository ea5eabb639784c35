package org.kartera.rest;

import org.kartera.persistence.Dialect;

class PostgresRecordsIT extends RecordsContract {
    PostgresRecordsIT() {
        super(Dialect.POSTGRES);
    }
}
