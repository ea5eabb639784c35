package org.kartera.events.internal;

import org.kartera.persistence.Dialect;

class DerbyFollowIT extends FollowContract {
    DerbyFollowIT() {
        super(Dialect.DERBY);
    }
}
