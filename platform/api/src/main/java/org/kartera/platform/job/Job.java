package org.kartera.platform.job;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * A kind of background work: a DS component. It runs on a thread of the kernel, on one node at a time, as the caller who asked for it, without a
 * transaction. A run that throws is tried again with growing pauses; one whose process died is started again, so it keeps its place by
 * {@link JobRun#checkpoint}.
 */
@ConsumerType
public interface Job {
    /** A stable name, such as {@code transfer.import}. */
    String name();

    /** Does the work. Looks at {@link JobRun#cancelled} now and then. */
    void run(JobRun run);

    /** How often a run that throws is tried in all. */
    default int attempts() {
        return 5;
    }
}
