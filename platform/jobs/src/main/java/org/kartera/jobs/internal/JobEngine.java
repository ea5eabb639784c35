package org.kartera.jobs.internal;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerBuilder;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.kartera.jobs.JobOverview;
import org.kartera.jobs.Principals;
import org.kartera.persistence.Database;
import org.kartera.persistence.Dialect;
import org.kartera.persistence.Migrations;
import org.kartera.persistence.OwnFiles;
import org.kartera.persistence.Statements;
import org.kartera.persistence.TimeOrderedIds;
import org.kartera.persistence.UnitOfWork;
import org.kartera.platform.Callers;
import org.kartera.platform.job.Job;
import org.kartera.platform.job.Jobs;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** The job engine on db-scheduler, on the installation's database. */
@Component(
        service = {Jobs.class, JobOverview.class, JobEngine.class},
        immediate = true)
public final class JobEngine implements Jobs, JobOverview {
    private static final int THREADS = 10;
    private static final int MISSED_HEARTBEATS = 4;

    private final JobDirectory jobs = new JobDirectory();
    private final CallerDirectory principals = new CallerDirectory();
    private final TimeOrderedIds ids = new TimeOrderedIds();
    private final Clock clock = Clock.systemUTC();
    private final Database database;
    private final UnitOfWork unit;
    private final Callers callers;
    private final RunTable runs;
    private final ExecutionTable executions;
    private final RepeatTask repeats;
    private final String node;
    private final Scheduler scheduler;
    private volatile boolean started;

    @Activate
    public JobEngine(
            @Reference Database database,
            @Reference UnitOfWork unit,
            @Reference Migrations migrations,
            @Reference Callers callers,
            BundleContext context) {
        this(database, unit, migrations, callers, NodeName.in(context.getDataFile("node")), Pace.NORMAL);
    }

    /** Without OSGi: {@code node} is a name that this node alone has, at its next start too. */
    public JobEngine(Database database, UnitOfWork unit, Migrations migrations, Callers callers, String node) {
        this(database, unit, migrations, callers, node, Pace.NORMAL);
    }

    JobEngine(Database database, UnitOfWork unit, Migrations migrations, Callers callers, String node, Pace pace) {
        migrations.run("jobs", OwnFiles.of(JobEngine.class));
        Statements sql = new Statements(unit);
        this.database = database;
        this.unit = unit;
        this.callers = callers;
        this.runs = new RunTable(sql);
        this.executions = new ExecutionTable(sql);
        CheckpointTable checkpoints = new CheckpointTable(sql);
        this.repeats = new RepeatTask(checkpoints, unit, callers, jobs, this::hasten, clock, pace);
        Task<Void> single =
                new RunTask(runs, checkpoints, unit, callers, principals, jobs, this::hasten, clock, pace).task();
        this.node = node;
        this.scheduler = scheduler(database, node, pace, List.of(single, repeats.task()));
        Purge purge = new Purge(runs, pace.memory(), clock);
        jobs.add(purge);
        repeats.pause(purge.name(), Purge.PAUSE);
    }

    private static Scheduler scheduler(Database database, String node, Pace pace, List<Task<?>> tasks) {
        SchedulerBuilder builder = Scheduler.create(database.pool(), tasks)
                .tableName(ExecutionTable.NAME)
                .schedulerName(new SchedulerName.Fixed(node))
                .threads(THREADS)
                .pollingInterval(pace.poll())
                .heartbeatInterval(pace.heartbeat())
                .missedHeartbeatsLimit(MISSED_HEARTBEATS)
                .shutdownMaxWait(pace.goodbye())
                .commitWhenAutocommitDisabled(true)
                .failureLogging(LogLevel.DEBUG, true);
        if (database.dialect() == Dialect.POSTGRES) {
            builder.jdbcCustomization(new PostgresCustomization()).pollUsingLockAndFetch(0.5, 1.0);
        } else {
            builder.jdbcCustomization(new DerbyCustomization());
        }
        return builder.build();
    }

    /** Begins to run what waits; runs that a process left when it was killed are taken up again. */
    @Activate
    public void start() {
        if (database.dialect() == Dialect.DERBY) {
            executions.release();
        } else {
            executions.release(node);
        }
        scheduler.start();
        started = true;
        schedule(Purge.NAME);
    }

    /** Waits a little for what runs, then interrupts it; it is taken up again at the next start. */
    @Deactivate
    public void stop() {
        started = false;
        scheduler.stop();
    }

    /** A job arrives; runs that wait for it start at once. */
    public void addJob(Job job) {
        jobs.add(job);
        if (started) {
            hasten(job.name());
        }
    }

    private void hasten(String job) {
        executions.hasten(job, clock.instant());
        scheduler.triggerCheckForDueExecutions();
    }

    /** A job leaves; those of its runs that look whether they are cancelled end and wait for its return. */
    public void removeJob(Job job) {
        jobs.remove(job);
    }

    /** Somebody who knows the users arrives. */
    public void addPrincipals(Principals added) {
        principals.add(added);
    }

    public void removePrincipals(Principals removed) {
        principals.remove(removed);
    }

    @Override
    public UUID submit(String job, String payload) {
        UUID id = ids.next();
        return unit.call(() -> {
            runs.insert(id, job, payload, callers.current(), clock.instant());
            executions.scheduleRun(id, clock.instant());
            unit.afterCommit(scheduler::triggerCheckForDueExecutions);
            return id;
        });
    }

    @Override
    public void repeat(String job, Duration pause) {
        repeats.pause(job, pause);
        schedule(job);
    }

    private void schedule(String job) {
        scheduler.scheduleIfNotExists(new TaskInstance<>(ExecutionTable.REPEAT, job), clock.instant());
        scheduler.triggerCheckForDueExecutions();
    }

    @Override
    public Optional<Status> status(UUID run) {
        return runs.status(run);
    }

    @Override
    public Counts counts() {
        Map<State, Long> known = runs.counts();
        return new Counts(
                known.getOrDefault(State.RUNNING, 0L),
                known.getOrDefault(State.WAITING, 0L),
                known.getOrDefault(State.FAILED, 0L));
    }

    @Override
    public String node() {
        return node;
    }

    @Override
    public void cancel(UUID run) {
        unit.call(() -> {
            runs.askToStop(run, clock.instant());
            return true;
        });
    }
}
