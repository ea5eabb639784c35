package org.kartera.web;

import org.kartera.persistence.Dialect;

class DerbyLayersIT extends LayersContract {
    DerbyLayersIT() {
        super(Dialect.DERBY);
    }
}
