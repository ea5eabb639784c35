package org.kartera.rest;

import org.kartera.persistence.Dialect;

class DerbyTrialIT extends TrialContract {
    DerbyTrialIT() {
        super(Dialect.DERBY);
    }
}
