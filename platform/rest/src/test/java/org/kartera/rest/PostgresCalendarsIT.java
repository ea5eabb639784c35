package org.kartera.rest;

import org.kartera.persistence.Dialect;

class PostgresCalendarsIT extends CalendarsContract {
    PostgresCalendarsIT() {
        super(Dialect.POSTGRES);
    }
}
