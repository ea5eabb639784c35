package org.kartera.rest;

import org.kartera.persistence.Dialect;

class DerbyCurrenciesIT extends CurrenciesContract {
    DerbyCurrenciesIT() {
        super(Dialect.DERBY);
    }
}
