package org.kartera.launcher;

/** What the caller of the command line did wrong or has to know: a text of the catalogue, and the exit status. */
final class Failure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** The exit status of a command that was not understood. */
    static final int USAGE = 2;

    /** The exit status of {@code status} while no server runs, as the Linux Standard Base has it for services. */
    static final int NOT_RUNNING = 3;

    private final int exitStatus;

    Failure(int exitStatus, String key, Object... arguments) {
        super(Texts.of(key, arguments));
        this.exitStatus = exitStatus;
    }

    int exitStatus() {
        return exitStatus;
    }
}
