package org.kartera.records.internal.custom;

import org.kartera.persistence.Dialect;

class PostgresPackageIT extends PackageContract {
    PostgresPackageIT() {
        super(Dialect.POSTGRES);
    }
}
