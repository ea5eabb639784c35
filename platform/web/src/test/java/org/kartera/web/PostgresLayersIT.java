package org.kartera.web;

import org.kartera.persistence.Dialect;

class PostgresLayersIT extends LayersContract {
    PostgresLayersIT() {
        super(Dialect.POSTGRES);
    }
}
