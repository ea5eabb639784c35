package org.kartera.records.internal.custom;

import org.kartera.persistence.Dialect;

class DerbyOverlayIT extends OverlayContract {
    DerbyOverlayIT() {
        super(Dialect.DERBY);
    }
}
