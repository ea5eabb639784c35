package org.kartera.security.internal;

import org.kartera.persistence.Dialect;

class PostgresSignInIT extends SignInContract {
    PostgresSignInIT() {
        super(Dialect.POSTGRES);
    }
}
