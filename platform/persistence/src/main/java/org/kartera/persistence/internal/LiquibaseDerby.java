package org.kartera.persistence.internal;

import liquibase.database.core.DerbyDatabase;
import org.jspecify.annotations.Nullable;

/** Derby as Liquibase sees it, but for names with an underscore, which it would look up with an escape that Derby's metadata have not. */
public final class LiquibaseDerby extends DerbyDatabase {
    @Override
    public @Nullable String escapeForLike(@Nullable String name) {
        return name;
    }
}
