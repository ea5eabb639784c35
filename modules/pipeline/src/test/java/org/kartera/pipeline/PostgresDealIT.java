package org.kartera.pipeline;

import org.kartera.persistence.Dialect;

class PostgresDealIT extends DealContract {
    PostgresDealIT() {
        super(Dialect.POSTGRES);
    }
}
