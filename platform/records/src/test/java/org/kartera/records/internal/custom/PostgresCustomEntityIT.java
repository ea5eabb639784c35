package org.kartera.records.internal.custom;

import org.kartera.persistence.Dialect;

class PostgresCustomEntityIT extends CustomEntityContract {
    PostgresCustomEntityIT() {
        super(Dialect.POSTGRES);
    }
}
