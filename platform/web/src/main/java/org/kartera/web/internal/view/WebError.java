package org.kartera.web.internal.view;

import org.kartera.platform.ErrorCode;
import org.kartera.platform.ErrorKind;

/** The errors of what the web client keeps. */
public enum WebError implements ErrorCode {
    /** There is no such view, or the caller may not see it: {0} its id. */
    NO_SUCH_VIEW(ErrorKind.MISSING),
    /** The caller has as many views of these records as one may have: {0} how many. */
    TOO_MANY_VIEWS(ErrorKind.CONFLICT),
    /** A layout has no such part: {0} its name. */
    NO_SUCH_LAYOUT(ErrorKind.MISSING),
    /** Nobody has such a role: {0} its name. */
    NO_SUCH_ROLE(ErrorKind.MISSING),
    /** Something in a layout does not fit: {0} where it is, {1} what is wrong, in English. */
    UNSUITABLE_LAYOUT(ErrorKind.INVALID),
    /** The file is no picture of a kind that is taken. */
    NO_PICTURE(ErrorKind.INVALID),
    /** The picture is too wide or too high: {0} the most pixels of a side. */
    PICTURE_TOO_LARGE(ErrorKind.INVALID);

    private final ErrorKind kind;

    WebError(ErrorKind kind) {
        this.kind = kind;
    }

    @Override
    public ErrorKind kind() {
        return kind;
    }
}
