package org.kartera.rest.internal.problem;

import org.kartera.platform.ErrorCode;
import org.kartera.platform.ErrorKind;
import org.kartera.platform.StandardError;

/** The errors of HTTP itself. */
public enum RestError implements ErrorCode {
    /** The request does not follow HTTP: its first line, a header, a path. */
    MALFORMED_REQUEST(ErrorKind.MALFORMED, 400),
    /** None of the media types that the client accepts can be made here. */
    NOT_ACCEPTABLE(ErrorKind.UNSUPPORTED, 406),
    /** The client took too long to send its request. */
    REQUEST_TIMEOUT(ErrorKind.MALFORMED, 408),
    /** The address is too long: {0} the greatest length in characters. */
    ADDRESS_TOO_LONG(ErrorKind.TOO_LARGE, 414),
    /** The headers are too large. */
    HEADERS_TOO_LARGE(ErrorKind.TOO_LARGE, 431),
    /** An uploaded file is larger than is accepted. */
    UPLOAD_TOO_LARGE(ErrorKind.TOO_LARGE, 413),
    /** The method is not known at all. */
    METHOD_UNKNOWN(ErrorKind.UNSUPPORTED, 501),
    /** The version of HTTP is not spoken here. */
    HTTP_VERSION_UNKNOWN(ErrorKind.UNSUPPORTED, 505),
    /** The server has not finished starting. */
    STARTING(ErrorKind.UNAVAILABLE, 503);

    private final ErrorKind kind;
    private final int status;

    RestError(ErrorKind kind, int status) {
        this.kind = kind;
        this.status = status;
    }

    @Override
    public ErrorKind kind() {
        return kind;
    }

    @Override
    public int status() {
        return status;
    }

    /** The error for a status that a server library decided on. */
    public static ErrorCode of(int status) {
        for (RestError error : values()) {
            if (error.status == status && error != STARTING) {
                return error;
            }
        }
        return switch (status) {
            case 401 -> StandardError.NOT_SIGNED_IN;
            case 404 -> StandardError.NO_SUCH_ADDRESS;
            case 405 -> StandardError.METHOD_NOT_ALLOWED;
            case 503 -> STARTING;
            default -> status >= 500 ? StandardError.INTERNAL : MALFORMED_REQUEST;
        };
    }
}
