package org.kartera.records;

import org.kartera.platform.Access;
import org.kartera.platform.Caller;
import org.kartera.platform.CrmException;
import org.kartera.platform.StandardError;

/** Who administers the installation: whoever may say what every role allows. */
public final class Administration {
    private static final String ROLES = "security.role";

    private Administration() {}

    /** Whether {@code caller} is an administrator. */
    public static boolean of(Caller caller) {
        return caller.rights().access(ROLES, "update") == Access.ALL;
    }

    /** 403 {@code not-allowed} with {@code verb} and {@code subject} for everybody who is no administrator. */
    public static void demand(Caller caller, String verb, String subject) {
        if (!of(caller)) {
            throw new CrmException(StandardError.NOT_ALLOWED, verb, subject);
        }
    }
}
