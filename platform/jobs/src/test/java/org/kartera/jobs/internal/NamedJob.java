package org.kartera.jobs.internal;

import java.util.function.Consumer;
import org.kartera.platform.job.Job;
import org.kartera.platform.job.JobRun;

/** A job made of its name and what it does. */
record NamedJob(String name, Consumer<JobRun> work) implements Job {
    @Override
    public void run(JobRun run) {
        work.accept(run);
    }

    @Override
    public int attempts() {
        return 3;
    }
}
