package org.kartera.security.internal.identity;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.kartera.platform.record.Change;
import org.kartera.security.SecurityError;
import org.kartera.security.internal.rights.Grant;

/** Checks the grants that somebody wrote into a field. */
final class GrantList {
    private GrantList() {}

    /** The grants in their one spelling; rejects each that is none, or says something about what another has spoken of already. */
    static List<String> checked(Change<?> change, String field, List<String> written) {
        List<String> checked = new ArrayList<>();
        Set<String> targets = new HashSet<>();
        for (int i = 0; i < written.size(); i++) {
            Optional<Grant> grant = Grant.parse(written.get(i));
            if (grant.isEmpty()) {
                change.reject(field + "[" + i + "]", SecurityError.INVALID_GRANT, written.get(i));
            } else if (!targets.add(grant.get().target())) {
                change.reject(field + "[" + i + "]", SecurityError.REPEATED_GRANT, written.get(i));
            } else {
                checked.add(grant.get().toString());
            }
        }
        return checked;
    }
}
