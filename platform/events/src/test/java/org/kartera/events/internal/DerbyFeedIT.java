package org.kartera.events.internal;

import org.kartera.persistence.Dialect;

class DerbyFeedIT extends FeedContract {
    DerbyFeedIT() {
        super(Dialect.DERBY);
    }
}
