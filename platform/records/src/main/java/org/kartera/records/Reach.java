package org.kartera.records;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.Access;
import org.kartera.platform.Caller;
import org.kartera.platform.record.Trait;
import org.kartera.records.metadata.EntityType;

/** Whether a caller's right reaches a record: the same predicate that queries have in SQL. */
public final class Reach {
    private Reach() {}

    /** Whether {@code verb} of {@code caller} reaches a record of {@code type} with that owner and team. */
    public static boolean covers(
            Caller caller, EntityType type, String verb, @Nullable UUID owner, @Nullable UUID team) {
        Access access = caller.rights().access(type.name(), verb);
        if (access == Access.ALL || (access != Access.NONE && type.has(Trait.SHARED))) {
            return true;
        }
        boolean own = owner != null && owner.equals(caller.user());
        return switch (access) {
            case OWN -> own;
            case TEAM -> own || (team != null && caller.visibleTeams().contains(team));
            default -> false;
        };
    }
}
