package org.kartera.rest;

import org.kartera.persistence.Dialect;

class PostgresFileIT extends FileContract {
    PostgresFileIT() {
        super(Dialect.POSTGRES);
    }
}
