package org.kartera.rest;

import org.kartera.persistence.Dialect;

class DerbyNotesIT extends NotesContract {
    DerbyNotesIT() {
        super(Dialect.DERBY);
    }
}
