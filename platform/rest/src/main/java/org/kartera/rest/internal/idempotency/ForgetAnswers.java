package org.kartera.rest.internal.idempotency;

import java.time.Duration;
import java.time.Instant;
import org.kartera.platform.job.Job;
import org.kartera.platform.job.JobRun;
import org.kartera.platform.job.Jobs;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Forgets answers that are kept no longer. */
@Component(service = Job.class)
public final class ForgetAnswers implements Job {
    private static final Duration PAUSE = Duration.ofHours(1);

    private final AnswerTable answers;

    @Activate
    public ForgetAnswers(@Reference AnswerTable answers, @Reference Jobs jobs) {
        this.answers = answers;
        jobs.repeat(name(), PAUSE);
    }

    @Override
    public String name() {
        return "rest.forget-answers";
    }

    @Override
    public void run(JobRun run) {
        answers.forget(Instant.now().minus(OnceOnly.MEMORY));
    }
}
