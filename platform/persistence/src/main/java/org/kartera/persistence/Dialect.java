package org.kartera.persistence;

import org.jooq.SQLDialect;

/** The databases we run on. Identifiers are written unquoted and in lower case; Derby folds them to upper case itself. */
public enum Dialect {
    DERBY(SQLDialect.DERBY),
    POSTGRES(SQLDialect.POSTGRES);

    private final SQLDialect jooq;

    Dialect(SQLDialect jooq) {
        this.jooq = jooq;
    }

    public SQLDialect jooq() {
        return jooq;
    }
}
