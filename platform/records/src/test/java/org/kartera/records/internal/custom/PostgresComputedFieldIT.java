package org.kartera.records.internal.custom;

import org.kartera.persistence.Dialect;

class PostgresComputedFieldIT extends ComputedFieldContract {
    PostgresComputedFieldIT() {
        super(Dialect.POSTGRES);
    }
}
