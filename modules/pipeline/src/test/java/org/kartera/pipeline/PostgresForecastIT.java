package org.kartera.pipeline;

import org.kartera.persistence.Dialect;

class PostgresForecastIT extends ForecastContract {
    PostgresForecastIT() {
        super(Dialect.POSTGRES);
    }
}
