package org.kartera.jobs.internal;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Consumer;
import org.kartera.persistence.UnitOfWork;
import org.kartera.platform.Caller;
import org.kartera.platform.Callers;
import org.kartera.platform.job.Job;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Executes a job that the kernel repeats, on one node at a time, and schedules its next turn. */
final class RepeatTask {
    private static final Logger LOG = LoggerFactory.getLogger(RepeatTask.class);

    private final ConcurrentMap<String, Duration> pauses = new ConcurrentHashMap<>();
    private final CheckpointTable checkpoints;
    private final UnitOfWork unit;
    private final Callers callers;
    private final JobDirectory jobs;
    private final Consumer<String> hasten;
    private final Clock clock;
    private final Pace pace;

    RepeatTask(
            CheckpointTable checkpoints,
            UnitOfWork unit,
            Callers callers,
            JobDirectory jobs,
            Consumer<String> hasten,
            Clock clock,
            Pace pace) {
        this.checkpoints = checkpoints;
        this.unit = unit;
        this.callers = callers;
        this.jobs = jobs;
        this.hasten = hasten;
        this.clock = clock;
        this.pace = pace;
    }

    Task<Void> task() {
        return Tasks.custom(ExecutionTable.REPEAT, Void.class)
                .onFailure((failed, operations) -> operations.reschedule(
                        failed, clock.instant().plus(pace.pause(failed.getExecution().consecutiveFailures + 1))))
                .execute(this::execute);
    }

    /** From now on this node knows how long to pause, without which it does not run the job. */
    void pause(String job, Duration pause) {
        pauses.put(job, pause);
    }

    private CompletionHandler<Void> execute(TaskInstance<Void> instance, ExecutionContext context) {
        Optional<Job> job = jobs.find(instance.getId());
        Duration pause = pauses.get(instance.getId());
        if (job.isEmpty()) {
            return whenItsJobIsThere(instance.getId());
        }
        if (pause == null) {
            return again(pace.absence());
        }
        Lease lease = new Lease(job.get(), jobs, context);
        run(job.get(), lease);
        if (lease.lost()) {
            return (complete, operations) -> {};
        }
        return again(lease.ended() ? Duration.ZERO : pause);
    }

    private void run(Job job, Lease lease) {
        UUID id = UUID.nameUUIDFromBytes(job.name().getBytes(StandardCharsets.UTF_8));
        ActiveRun run = new ActiveRun(
                id,
                "",
                checkpoints.nextAttempt(id),
                checkpoints,
                unit,
                lease,
                () -> false,
                (done, total) -> {},
                pace.look());
        try {
            callers.as(Caller.system(job.name()), () -> {
                job.run(run);
                return true;
            });
        } catch (Throwable e) {
            if (!lease.ended()) {
                LOG.warn("{} failed and is tried again", job.name(), e);
                throw e;
            }
        }
    }

    private CompletionHandler<Void> again(Duration pause) {
        return (complete, operations) -> {
            Instant due = clock.instant().plus(pause);
            operations.reschedule(complete, due);
        };
    }

    /** Waits for the job, which may have arrived while this was found out: who adds it hastens what is not running. */
    private CompletionHandler<Void> whenItsJobIsThere(String job) {
        Instant due = clock.instant().plus(pace.absence());
        return (complete, operations) -> {
            operations.reschedule(complete, due);
            if (jobs.find(job).isPresent()) {
                hasten.accept(job);
            }
        };
    }
}
