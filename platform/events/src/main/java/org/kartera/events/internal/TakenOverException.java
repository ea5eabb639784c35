package org.kartera.events.internal;

/** Another process has gone on with a follower's work since this one kept its place. */
final class TakenOverException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TakenOverException(String follower) {
        super("The follower " + follower + " is ahead of this process");
    }
}
