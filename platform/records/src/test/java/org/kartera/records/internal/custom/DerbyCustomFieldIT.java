package org.kartera.records.internal.custom;

import org.kartera.persistence.Dialect;

class DerbyCustomFieldIT extends CustomFieldContract {
    DerbyCustomFieldIT() {
        super(Dialect.DERBY);
    }
}
