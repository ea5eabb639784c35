package org.kartera.records.internal.computed;

import org.kartera.persistence.Dialect;

class PostgresCompanyAmountIT extends CompanyAmountContract {
    PostgresCompanyAmountIT() {
        super(Dialect.POSTGRES);
    }
}
