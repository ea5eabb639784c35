package org.kartera.web;

import org.kartera.persistence.Dialect;

class DerbyViewsIT extends ViewsContract {
    DerbyViewsIT() {
        super(Dialect.DERBY);
    }
}
