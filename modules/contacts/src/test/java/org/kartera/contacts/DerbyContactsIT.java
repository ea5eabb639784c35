package org.kartera.contacts;

import org.kartera.persistence.Dialect;

class DerbyContactsIT extends ContactsContract {
    DerbyContactsIT() {
        super(Dialect.DERBY);
    }
}
