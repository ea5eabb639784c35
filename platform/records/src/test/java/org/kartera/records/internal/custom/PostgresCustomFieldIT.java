package org.kartera.records.internal.custom;

import org.kartera.persistence.Dialect;

class PostgresCustomFieldIT extends CustomFieldContract {
    PostgresCustomFieldIT() {
        super(Dialect.POSTGRES);
    }
}
