package org.kartera.jobs.internal;

import java.util.UUID;

/** Another process took this one for dead and has taken its run over. */
final class LostRunException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LostRunException(UUID run) {
        super("The run " + run + " was taken over by another process");
    }
}
