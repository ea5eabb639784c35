package org.kartera.web;

import org.kartera.persistence.Dialect;

class DerbyBrandIT extends BrandContract {
    DerbyBrandIT() {
        super(Dialect.DERBY);
    }
}
