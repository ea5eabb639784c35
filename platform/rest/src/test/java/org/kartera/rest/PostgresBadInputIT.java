package org.kartera.rest;

import org.kartera.persistence.Dialect;

class PostgresBadInputIT extends BadInputContract {
    PostgresBadInputIT() {
        super(Dialect.POSTGRES);
    }
}
