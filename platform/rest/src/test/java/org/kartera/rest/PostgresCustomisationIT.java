package org.kartera.rest;

import org.kartera.persistence.Dialect;

class PostgresCustomisationIT extends CustomisationContract {
    PostgresCustomisationIT() {
        super(Dialect.POSTGRES);
    }
}
