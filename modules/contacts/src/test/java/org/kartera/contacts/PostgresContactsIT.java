package org.kartera.contacts;

import org.kartera.persistence.Dialect;

class PostgresContactsIT extends ContactsContract {
    PostgresContactsIT() {
        super(Dialect.POSTGRES);
    }
}
