package org.kartera.web;

import org.kartera.persistence.Dialect;

class PostgresBrandIT extends BrandContract {
    PostgresBrandIT() {
        super(Dialect.POSTGRES);
    }
}
