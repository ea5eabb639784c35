package org.kartera.records.internal.custom;

import org.kartera.persistence.Dialect;

class DerbyPackageIT extends PackageContract {
    DerbyPackageIT() {
        super(Dialect.DERBY);
    }
}
