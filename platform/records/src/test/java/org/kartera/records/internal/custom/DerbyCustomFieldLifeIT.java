package org.kartera.records.internal.custom;

import org.kartera.persistence.Dialect;

class DerbyCustomFieldLifeIT extends CustomFieldLifeContract {
    DerbyCustomFieldLifeIT() {
        super(Dialect.DERBY);
    }
}
