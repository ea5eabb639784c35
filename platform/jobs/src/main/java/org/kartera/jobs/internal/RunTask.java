package org.kartera.jobs.internal;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.kartera.persistence.UnitOfWork;
import org.kartera.platform.Caller;
import org.kartera.platform.Callers;
import org.kartera.platform.CrmException;
import org.kartera.platform.StandardError;
import org.kartera.platform.job.Job;
import org.kartera.platform.job.Jobs.State;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Executes one attempt of a run that somebody submitted, and says how it goes on. */
final class RunTask {
    private static final Logger LOG = LoggerFactory.getLogger(RunTask.class);

    private final RunTable runs;
    private final CheckpointTable checkpoints;
    private final UnitOfWork unit;
    private final Callers callers;
    private final CallerDirectory principals;
    private final JobDirectory jobs;
    private final Consumer<String> hasten;
    private final Clock clock;
    private final Pace pace;

    RunTask(
            RunTable runs,
            CheckpointTable checkpoints,
            UnitOfWork unit,
            Callers callers,
            CallerDirectory principals,
            JobDirectory jobs,
            Consumer<String> hasten,
            Clock clock,
            Pace pace) {
        this.runs = runs;
        this.checkpoints = checkpoints;
        this.unit = unit;
        this.callers = callers;
        this.principals = principals;
        this.jobs = jobs;
        this.hasten = hasten;
        this.clock = clock;
        this.pace = pace;
    }

    /** As db-scheduler wants it. What fails here is the engine's own work, such as with a database that is away. */
    Task<Void> task() {
        return Tasks.custom(ExecutionTable.RUN, Void.class)
                .onFailure((failed, operations) ->
                        operations.reschedule(failed, clock.instant().plus(pace.firstPause())))
                .execute(this::execute);
    }

    private CompletionHandler<Void> execute(TaskInstance<Void> instance, ExecutionContext context) {
        UUID id = UUID.fromString(instance.getId());
        Optional<StoredRun> found = runs.find(id).filter(run -> isOpen(run.state()));
        if (found.isEmpty()) {
            return remove();
        }
        StoredRun run = found.get();
        Optional<Job> job = jobs.find(run.job());
        if (job.isEmpty()) {
            return whenItsJobIsThere(run.job());
        }
        if (!principals.knows(run)) {
            return again(pace.absence());
        }
        Optional<Integer> attempt = runs.begin(id);
        if (attempt.isEmpty()) {
            runs.cancelled(id, clock.instant());
            return remove();
        }
        return attempt(run, attempt.get(), job.get(), new Lease(job.get(), jobs, context));
    }

    private CompletionHandler<Void> attempt(StoredRun run, int number, Job job, Lease lease) {
        UUID id = run.id();
        ActiveRun active = new ActiveRun(
                id,
                run.payload(),
                number,
                checkpoints,
                unit,
                lease,
                () -> runs.stopAsked(id),
                (done, total) -> runs.progress(id, number, done, total),
                pace.look());
        Throwable failure = run(job, run, active);
        if (lease.lost()) {
            LOG.warn("The run {} of {} was taken over by another process", id, job.name());
            return (complete, operations) -> {};
        }
        active.writeProgress();
        if (active.knowsOfCancellation()) {
            runs.finish(id, number, State.CANCELLED, clock.instant());
            return remove();
        }
        if (active.knowsOfInterruption() || (failure != null && lease.ended())) {
            runs.putBack(id, number);
            return again(Duration.ZERO);
        }
        return failure == null ? done(id, number) : failed(run, number, job, failure);
    }

    private @Nullable Throwable run(Job job, StoredRun run, ActiveRun active) {
        try {
            Caller caller = principals.caller(run);
            callers.as(caller, () -> {
                job.run(active);
                return true;
            });
            return null;
        } catch (Throwable e) {
            return e;
        }
    }

    private CompletionHandler<Void> done(UUID id, int attempt) {
        runs.finish(id, attempt, State.DONE, clock.instant());
        return remove();
    }

    private CompletionHandler<Void> failed(StoredRun run, int attempt, Job job, Throwable failure) {
        int failures = run.failures() + 1;
        if (failures >= job.attempts() || isHopeless(failure)) {
            LOG.warn("The run {} of {} failed for good, after {} attempts", run.id(), job.name(), failures, failure);
            runs.fail(run.id(), attempt, reason(failure), clock.instant());
            return remove();
        }
        Duration pause = pace.pause(failures);
        LOG.warn(
                "The run {} of {} failed and is tried again in {} s", run.id(), job.name(), pause.toSeconds(), failure);
        runs.tryAgain(run.id(), attempt, reason(failure));
        return again(pause);
    }

    /** Whether further attempts would only wear on what is short already. */
    private static boolean isHopeless(Throwable failure) {
        return failure instanceof CrmException known && known.code() == StandardError.STORAGE_FULL;
    }

    /** What is foreseen has a code, which says it all. */
    private static String reason(Throwable failure) {
        return failure instanceof CrmException known ? String.valueOf(known.getMessage()) : failure.toString();
    }

    private static boolean isOpen(State state) {
        return state == State.WAITING || state == State.RUNNING;
    }

    private static CompletionHandler<Void> remove() {
        return (complete, operations) -> operations.remove();
    }

    private CompletionHandler<Void> again(Duration pause) {
        Instant due = clock.instant().plus(pause);
        return (complete, operations) -> operations.reschedule(complete, due);
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
