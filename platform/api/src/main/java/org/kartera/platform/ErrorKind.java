package org.kartera.platform;

/** Whose fault an error is, and with which HTTP status (RFC 9110) it is answered. */
public enum ErrorKind {
    /** The request cannot be understood. */
    MALFORMED(400),
    /** Nobody is signed in, or the credential is wrong or expired. */
    UNAUTHENTICATED(401),
    /** The caller may know the thing, but may not do this with it. */
    DENIED(403),
    /** There is no such thing, or the caller may not know that there is. */
    MISSING(404),
    /** The request contradicts what is stored. */
    CONFLICT(409),
    /** The caller's version of the record is not the newest. */
    STALE(412),
    /** More was sent than is accepted. */
    TOO_LARGE(413),
    /** The media type is not one that is understood here. */
    UNSUPPORTED(415),
    /** The request is understood, and its values are wrong. */
    INVALID(422),
    /** Too many requests. */
    THROTTLED(429),
    /** A fault of ours. */
    DEFECT(500),
    /** It would work, but not now; the caller may try again. */
    UNAVAILABLE(503);

    private final int status;

    ErrorKind(int status) {
        this.status = status;
    }

    /** The HTTP status code. */
    public int status() {
        return status;
    }
}
