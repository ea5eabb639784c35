package org.kartera.rest;

import org.kartera.persistence.Dialect;

class PostgresExportIT extends ExportContract {
    PostgresExportIT() {
        super(Dialect.POSTGRES);
    }
}
