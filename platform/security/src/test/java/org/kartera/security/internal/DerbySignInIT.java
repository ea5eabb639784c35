package org.kartera.security.internal;

import org.kartera.persistence.Dialect;

class DerbySignInIT extends SignInContract {
    DerbySignInIT() {
        super(Dialect.DERBY);
    }
}
