package org.kartera.events.internal;

import org.kartera.persistence.Dialect;

class PostgresFollowIT extends FollowContract {
    PostgresFollowIT() {
        super(Dialect.POSTGRES);
    }
}
