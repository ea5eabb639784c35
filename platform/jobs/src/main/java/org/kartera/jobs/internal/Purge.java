package org.kartera.jobs.internal;

import java.time.Clock;
import java.time.Duration;
import org.kartera.platform.job.Job;
import org.kartera.platform.job.JobRun;

/** Forgets runs that ended long ago. */
final class Purge implements Job {
    static final String NAME = "jobs.purge";
    static final Duration PAUSE = Duration.ofHours(6);

    private static final int BATCH = 500;

    private final RunTable runs;
    private final Duration memory;
    private final Clock clock;

    Purge(RunTable runs, Duration memory, Clock clock) {
        this.runs = runs;
        this.memory = memory;
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void run(JobRun run) {
        while (!run.cancelled() && runs.forget(clock.instant().minus(memory), BATCH) == BATCH) {
            // each batch is a transaction of its own
        }
    }
}
