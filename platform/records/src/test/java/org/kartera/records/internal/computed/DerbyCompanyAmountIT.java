package org.kartera.records.internal.computed;

import org.kartera.persistence.Dialect;

class DerbyCompanyAmountIT extends CompanyAmountContract {
    DerbyCompanyAmountIT() {
        super(Dialect.DERBY);
    }
}
