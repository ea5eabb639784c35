package org.kartera.rest;

import org.kartera.persistence.Dialect;

class DerbySettingsIT extends SettingsContract {
    DerbySettingsIT() {
        super(Dialect.DERBY);
    }
}
