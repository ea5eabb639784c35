package org.kartera.rest;

import org.kartera.persistence.Dialect;

class PostgresTrialIT extends TrialContract {
    PostgresTrialIT() {
        super(Dialect.POSTGRES);
    }
}
