package org.kartera.web;

import org.kartera.persistence.Dialect;

class PostgresViewsIT extends ViewsContract {
    PostgresViewsIT() {
        super(Dialect.POSTGRES);
    }
}
