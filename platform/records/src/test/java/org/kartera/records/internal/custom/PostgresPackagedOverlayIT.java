package org.kartera.records.internal.custom;

import org.kartera.persistence.Dialect;

class PostgresPackagedOverlayIT extends PackagedOverlayContract {
    PostgresPackagedOverlayIT() {
        super(Dialect.POSTGRES);
    }
}
