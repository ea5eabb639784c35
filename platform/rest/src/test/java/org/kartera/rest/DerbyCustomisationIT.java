package org.kartera.rest;

import org.kartera.persistence.Dialect;

class DerbyCustomisationIT extends CustomisationContract {
    DerbyCustomisationIT() {
        super(Dialect.DERBY);
    }
}
