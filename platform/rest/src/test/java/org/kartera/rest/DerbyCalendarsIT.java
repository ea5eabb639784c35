package org.kartera.rest;

import org.kartera.persistence.Dialect;

class DerbyCalendarsIT extends CalendarsContract {
    DerbyCalendarsIT() {
        super(Dialect.DERBY);
    }
}
