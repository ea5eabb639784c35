package org.kartera.persistence;

/** A change log that could not be run to its end. The message is for the admin. */
public class MigrationException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public MigrationException(String message, Throwable cause) {
        super(message, cause);
    }
}
