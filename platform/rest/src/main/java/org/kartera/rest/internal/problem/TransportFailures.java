package org.kartera.rest.internal.problem;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.io.EofException;
import org.kartera.platform.CrmException;
import org.kartera.platform.StandardError;

/** Tells failures on the way from the client to us from faults of ours. */
final class TransportFailures {
    private static final String UPLOAD = "org.apache.commons.fileupload.";
    private static final String DISK_FULL = "No space left";

    private TransportFailures() {}

    /** The refusal that {@code failure} amounts to; empty where it is none of these. */
    static Optional<CrmException> refusal(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            Optional<CrmException> refusal = single(cause);
            if (refusal.isPresent()) {
                return refusal;
            }
        }
        return Optional.empty();
    }

    private static Optional<CrmException> single(Throwable cause) {
        if (cause instanceof HttpException http && http.getCode() < 500) {
            return Optional.of(CrmException.causedBy(cause, RestError.of(http.getCode())));
        } else if (cause instanceof TimeoutException) {
            return Optional.of(CrmException.causedBy(cause, RestError.REQUEST_TIMEOUT));
        } else if (cause instanceof EofException) {
            return Optional.of(CrmException.causedBy(cause, RestError.MALFORMED_REQUEST));
        } else if (cause instanceof IOException
                && String.valueOf(cause.getMessage()).contains(DISK_FULL)) {
            return Optional.of(CrmException.causedBy(cause, StandardError.STORAGE_FULL));
        }
        return upload(cause);
    }

    /** The library that reads uploads is the HTTP server's own; its exceptions are known by name alone. */
    private static Optional<CrmException> upload(Throwable cause) {
        String type = cause.getClass().getName();
        if (!type.startsWith(UPLOAD)) {
            return Optional.empty();
        }
        return Optional.of(
                type.contains("SizeLimitExceeded")
                        ? CrmException.causedBy(cause, RestError.UPLOAD_TOO_LARGE)
                        : CrmException.causedBy(cause, StandardError.MALFORMED_BODY, "multipart/form-data", 1, 1));
    }
}
