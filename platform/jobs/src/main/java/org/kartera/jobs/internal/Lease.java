package org.kartera.jobs.internal;

import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import org.kartera.platform.job.Job;

/** What a run needs to go on: its job is there, the engine runs, and no other process has taken it for dead. */
final class Lease {
    private static final int MISSED_HEARTBEATS = 2;

    private final Job job;
    private final JobDirectory jobs;
    private final ExecutionContext context;

    Lease(Job job, JobDirectory jobs, ExecutionContext context) {
        this.job = job;
        this.jobs = jobs;
        this.context = context;
    }

    /** Whether it ended through no fault of the run. */
    boolean ended() {
        return context.getSchedulerState().isShuttingDown() || !jobs.has(job) || lost();
    }

    /** Whether another process may have taken over. */
    boolean lost() {
        return context.getCurrentlyExecuting().getHeartbeatState().getFailedHeartbeats() >= MISSED_HEARTBEATS;
    }
}
