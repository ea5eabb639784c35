package org.kartera.security;

import org.kartera.platform.ErrorCode;
import org.kartera.platform.ErrorKind;

/** The errors that identities raise. */
public enum SecurityError implements ErrorCode {
    /** Somebody must be able to administer: {0} the field, {1} the login of the last active user who is. */
    LAST_ADMIN(ErrorKind.CONFLICT),
    /** A role whose name is part of the contract is neither renamed nor deleted, and admin keeps every right: {0} the field, {1} the role. */
    STANDARD_ROLE(ErrorKind.CONFLICT),
    /** A grant is not of the form {@code entity:verb=access}: {0} the field, {1} the grant. */
    INVALID_GRANT(ErrorKind.INVALID),
    /** Two grants of one list say something about the same verb of the same records: {0} the field, {1} the grant. */
    REPEATED_GRANT(ErrorKind.INVALID),
    /** Only whoever administers users changes this field: {0} the field. */
    ADMINS_ONLY(ErrorKind.DENIED),
    /** A one-time password was not used in time. */
    ONE_TIME_PASSWORD_EXPIRED(ErrorKind.UNAUTHENTICATED),
    /** The caller has no such session: {0} its id. */
    NO_SUCH_SESSION(ErrorKind.MISSING),
    /** Tokens come with a secret, which is told to whom asks for one: {0} the field, {1} the address to ask. */
    TOKEN_NOT_ISSUED(ErrorKind.INVALID);

    private final ErrorKind kind;

    SecurityError(ErrorKind kind) {
        this.kind = kind;
    }

    @Override
    public ErrorKind kind() {
        return kind;
    }
}
