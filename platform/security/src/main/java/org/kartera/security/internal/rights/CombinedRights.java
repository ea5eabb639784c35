package org.kartera.security.internal.rights;

import java.util.List;
import org.kartera.platform.Access;
import org.kartera.platform.Rights;

/** The rights of somebody with several roles: whatever any of them gives. */
public record CombinedRights(List<Rights> roles) implements Rights {
    public CombinedRights {
        roles = List.copyOf(roles);
    }

    @Override
    public Access access(String entity, String verb) {
        Access widest = Access.NONE;
        for (Rights role : roles) {
            widest = widest.or(role.access(entity, verb));
        }
        return widest;
    }
}
