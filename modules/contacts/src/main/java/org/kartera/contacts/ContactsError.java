package org.kartera.contacts;

import org.kartera.platform.ErrorCode;
import org.kartera.platform.ErrorKind;

/** What can be wrong with contacts. */
enum ContactsError implements ErrorCode {
    /** A period ends before it begins: {0} the field. */
    ENDS_BEFORE_IT_BEGINS(ErrorKind.INVALID);

    private final ErrorKind kind;

    ContactsError(ErrorKind kind) {
        this.kind = kind;
    }

    @Override
    public ErrorKind kind() {
        return kind;
    }
}
