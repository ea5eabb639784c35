package org.kartera.platform.job;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/** The job engine: durable, and safe with several nodes. A service of the kernel. */
@ProviderType
public interface Jobs {
    /** How a run fares. */
    enum State {
        WAITING,
        RUNNING,
        DONE,
        CANCELLED,
        /** Failed for good, after all attempts. */
        FAILED
    }

    /**
     * A run seen from outside.
     *
     * @param total 0 while unknown
     * @param failure what went wrong last, for an admin; null where nothing did
     */
    record Status(
            UUID id,
            String job,
            State state,
            long done,
            long total,
            int attempts,
            @Nullable String failure,
            Instant submittedAt,
            @Nullable Instant finishedAt) {}

    /** Asks for a run, as the current caller; part of the current transaction where there is one. */
    UUID submit(String job, String payload);

    /** Runs a job again and again, {@code pause} after each end; once for a name, however often it is called. The kernel is its caller. */
    void repeat(String job, Duration pause);

    /** How a run fares; empty for an unknown one or one forgotten after 30 days. */
    Optional<Status> status(UUID run);

    /** Asks a run to stop; one that waits never starts. */
    void cancel(UUID run);
}
