package org.kartera.records.internal.custom;

import org.kartera.persistence.Dialect;

class DerbyPackagedOverlayIT extends PackagedOverlayContract {
    DerbyPackagedOverlayIT() {
        super(Dialect.DERBY);
    }
}
