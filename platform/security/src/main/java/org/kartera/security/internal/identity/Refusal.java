package org.kartera.security.internal.identity;

import org.kartera.platform.CrmException;
import org.kartera.platform.ErrorCode;
import org.kartera.platform.record.Change;

/** Refuses what contradicts the state of the installation rather than what is wrong with a value. */
final class Refusal {
    private Refusal() {}

    /** Refuses {@code change} with the status of {@code code} where it is the only one of its batch; among others it is rejected alone. */
    static void of(Change<?> change, int changes, String field, ErrorCode code, String about) {
        if (changes == 1) {
            throw new CrmException(code, field, about);
        }
        change.reject(field, code, about);
    }
}
