package org.kartera.pipeline;

import org.kartera.persistence.Dialect;

class DerbyForecastIT extends ForecastContract {
    DerbyForecastIT() {
        super(Dialect.DERBY);
    }
}
