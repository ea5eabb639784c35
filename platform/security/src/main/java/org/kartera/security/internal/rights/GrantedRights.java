package org.kartera.security.internal.rights;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.Access;
import org.kartera.platform.Rights;

/**
 * The rights of one list of grants, such as a role's. The most specific grant decides: record type before module before everything, and within each the
 * verb before all verbs. So a role may take back in one place what it gives at large.
 */
public final class GrantedRights implements Rights {
    private final Map<String, Map<String, Access>> bySubject = new HashMap<>();

    public GrantedRights(Collection<Grant> grants) {
        for (Grant grant : grants) {
            bySubject
                    .computeIfAbsent(grant.subject(), subject -> new HashMap<>())
                    .merge(grant.verb(), grant.access(), Access::or);
        }
    }

    @Override
    public Access access(String entity, String verb) {
        Access access = of(entity, verb);
        int dot = entity.indexOf('.');
        if (access == null && dot > 0) {
            access = of(entity.substring(0, dot + 1) + Grant.ANY, verb);
        }
        if (access == null) {
            access = of(Grant.ANY, verb);
        }
        return access == null ? Access.NONE : access;
    }

    private @Nullable Access of(String subject, String verb) {
        Map<String, Access> verbs = bySubject.get(subject);
        if (verbs == null) {
            return null;
        }
        Access access = verbs.get(verb);
        return access == null ? verbs.get(Grant.ANY) : access;
    }
}
