package org.kartera.security.internal;

import org.kartera.persistence.Dialect;

class DerbyAccountsIT extends AccountsContract {
    DerbyAccountsIT() {
        super(Dialect.DERBY);
    }
}
