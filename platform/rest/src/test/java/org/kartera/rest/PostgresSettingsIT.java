package org.kartera.rest;

import org.kartera.persistence.Dialect;

class PostgresSettingsIT extends SettingsContract {
    PostgresSettingsIT() {
        super(Dialect.POSTGRES);
    }
}
