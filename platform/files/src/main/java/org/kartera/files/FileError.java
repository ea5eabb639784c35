package org.kartera.files;

import org.kartera.platform.ErrorCode;
import org.kartera.platform.ErrorKind;

/** What can be wrong with a file. */
public enum FileError implements ErrorCode {
    /** The upload has no content. */
    NOTHING_UPLOADED(ErrorKind.INVALID),
    /** The file is larger than is accepted: {0} the limit in megabytes. */
    FILE_TOO_LARGE(ErrorKind.TOO_LARGE),
    /** What the file holds is not on the list of what is accepted: {0} its media type. */
    FILE_TYPE_REFUSED(ErrorKind.UNSUPPORTED),
    /** There is no such file, or the caller may not see it: {0} its id. */
    NO_SUCH_FILE(ErrorKind.MISSING),
    /** The file is known, but its content is not where it should be: {0} its id. */
    CONTENT_MISSING(ErrorKind.MISSING),
    /** The file is no picture that can be made smaller: {0} its id. */
    NO_THUMBNAIL(ErrorKind.MISSING),
    /** The link has been changed, or was not made by us. */
    LINK_INVALID(ErrorKind.DENIED),
    /** The link was good for a time that is over. */
    LINK_EXPIRED(ErrorKind.DENIED),
    /** The part asked for lies outside of the file (RFC 9110, 15.5.17). */
    RANGE_NOT_SATISFIABLE(ErrorKind.MALFORMED),
    /** Too many pictures wait to be made smaller. */
    PICTURES_BUSY(ErrorKind.UNAVAILABLE);

    private static final int RANGE_STATUS = 416;

    private final ErrorKind kind;

    FileError(ErrorKind kind) {
        this.kind = kind;
    }

    @Override
    public ErrorKind kind() {
        return kind;
    }

    @Override
    public int status() {
        return this == RANGE_NOT_SATISFIABLE ? RANGE_STATUS : kind.status();
    }
}
