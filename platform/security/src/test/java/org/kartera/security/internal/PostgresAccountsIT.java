package org.kartera.security.internal;

import org.kartera.persistence.Dialect;

class PostgresAccountsIT extends AccountsContract {
    PostgresAccountsIT() {
        super(Dialect.POSTGRES);
    }
}
