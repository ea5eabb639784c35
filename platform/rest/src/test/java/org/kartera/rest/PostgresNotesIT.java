package org.kartera.rest;

import org.kartera.persistence.Dialect;

class PostgresNotesIT extends NotesContract {
    PostgresNotesIT() {
        super(Dialect.POSTGRES);
    }
}
