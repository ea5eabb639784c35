package org.kartera.security.internal.rights;

import org.kartera.platform.Access;
import org.kartera.platform.Rights;

/** The rights of a token: what both its user and its scopes allow. */
public record LimitedRights(Rights user, Rights scopes) implements Rights {
    @Override
    public Access access(String entity, String verb) {
        Access users = user.access(entity, verb);
        Access scoped = scopes.access(entity, verb);
        return users.compareTo(scoped) <= 0 ? users : scoped;
    }
}
