package org.kartera.jobs.internal;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.TestInstance;
import org.kartera.persistence.Dialect;
import org.kartera.persistence.Statements;
import org.kartera.persistence.testing.Databases;
import org.kartera.persistence.testing.Eventually;
import org.kartera.persistence.testing.TestDatabase;
import org.kartera.persistence.testing.ThreadCallers;
import org.kartera.platform.job.JobRun;
import org.kartera.platform.job.Jobs.State;
import org.kartera.platform.job.Jobs.Status;

/** A database and engines for the tests of a class, emptied after each. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class JobsContract {
    static final Pace FAST = new Pace(
            Duration.ofMillis(100),
            Duration.ofMillis(300),
            Duration.ofMillis(50),
            Duration.ofMillis(200),
            Duration.ofMillis(200),
            Duration.ofMillis(20),
            Duration.ofMillis(500),
            Duration.ofDays(30));

    /** Slow enough that nothing but a wake-up explains a run that starts at once. */
    static final Pace SLOW = new Pace(
            Duration.ofMinutes(5),
            Duration.ofSeconds(3),
            Duration.ofSeconds(5),
            Duration.ofMinutes(10),
            Duration.ofMinutes(10),
            Duration.ofMillis(20),
            Duration.ofSeconds(1),
            Duration.ofDays(30));

    final ThreadCallers callers = new ThreadCallers();
    final List<JobEngine> engines = new ArrayList<>();
    final TestDatabase database;

    JobsContract(Dialect dialect) {
        database = Databases.open(dialect);
    }

    @AfterEach
    void empty() {
        engines.forEach(JobEngine::stop);
        engines.clear();
        database.execute("delete from jobs_execution", "delete from jobs_checkpoint", "delete from jobs_run");
    }

    @AfterAll
    void close() {
        database.close();
    }

    JobEngine engine(Pace pace, NamedJob... jobs) {
        JobEngine engine = new JobEngine(
                database.database(),
                database.unitOfWork(),
                database.migrations(),
                callers,
                "node" + engines.size(),
                pace);
        engines.add(engine);
        List.of(jobs).forEach(engine::addJob);
        engine.start();
        return engine;
    }

    static NamedJob job(Consumer<JobRun> work) {
        return new NamedJob("test.job", work);
    }

    static Status status(JobEngine engine, UUID run) {
        return engine.status(run).orElseThrow();
    }

    static void becomes(State state, JobEngine engine, UUID run) {
        Eventually.holds(() -> status(engine, run).state() == state);
    }

    int countOf(String sql) {
        return new Statements(database.unitOfWork())
                .rows(sql, row -> row.getInt(1))
                .get(0);
    }

    static void untilCancelled(JobRun run) {
        while (!run.cancelled()) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
    }

    static void await(CountDownLatch latch) {
        try {
            assertTrue(latch.await(20, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
