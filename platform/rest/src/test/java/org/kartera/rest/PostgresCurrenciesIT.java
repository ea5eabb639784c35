package org.kartera.rest;

import org.kartera.persistence.Dialect;

class PostgresCurrenciesIT extends CurrenciesContract {
    PostgresCurrenciesIT() {
        super(Dialect.POSTGRES);
    }
}
