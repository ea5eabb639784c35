package org.kartera.security.internal.session;

import java.time.Clock;
import java.time.Duration;
import org.kartera.persistence.UnitOfWork;
import org.kartera.platform.job.Job;
import org.kartera.platform.job.JobRun;
import org.kartera.platform.job.Jobs;
import org.kartera.security.internal.store.SecurityStatements;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Removes sessions that have ended and failures that no longer count, once an hour. */
@Component(immediate = true)
public final class SessionSweep implements Job {
    private static final String NAME = "security.sessionSweep";

    private final Sessions sessions;
    private final Lockouts lockouts;

    @Activate
    public SessionSweep(
            @Reference Sessions sessions,
            @Reference SecurityStatements statements,
            @Reference UnitOfWork unit,
            @Reference Jobs jobs) {
        this.sessions = sessions;
        this.lockouts = new Lockouts(statements, unit, Clock.systemUTC());
        jobs.repeat(NAME, Duration.ofHours(1));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void run(JobRun run) {
        int ended = sessions.sweep();
        run.progress((long) ended + lockouts.sweep(), 0);
    }
}
