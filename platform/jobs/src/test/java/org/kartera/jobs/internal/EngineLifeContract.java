package org.kartera.jobs.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.kartera.persistence.Dialect;
import org.kartera.persistence.Statements;
import org.kartera.persistence.testing.Eventually;
import org.kartera.platform.job.JobRun;
import org.kartera.platform.job.Jobs.State;

/** How runs outlive modules and processes, on every database. */
abstract class EngineLifeContract extends JobsContract {
    EngineLifeContract(Dialect dialect) {
        super(dialect);
    }

    @Test
    void aRunWaitsForItsModule() {
        JobEngine engine = engine(SLOW);
        UUID run = engine.submit("test.job", "");
        Eventually.holds(() ->
                countOf("select count(*) from jobs_execution where task_name = 'run' and last_success is not null")
                        == 1);

        engine.addJob(job(ignored -> {}));

        becomes(State.DONE, engine, run);
    }

    @Test
    void aRunThatEndsBecauseItsModuleLeftIsTakenUpByTheNextOne() {
        NamedJob former = job(JobsContract::untilCancelled);
        JobEngine engine = engine(FAST, former);
        UUID run = engine.submit("test.job", "");
        becomes(State.RUNNING, engine, run);

        engine.removeJob(former);
        becomes(State.WAITING, engine, run);
        engine.addJob(job(ignored -> {}));

        becomes(State.DONE, engine, run);
    }

    @Test
    void aRunOfAStoppedEngineGoesOnAtTheNextStart() {
        JobEngine engine = engine(FAST, job(JobsContract::untilCancelled));
        UUID run = engine.submit("test.job", "");
        becomes(State.RUNNING, engine, run);

        engine.stop();
        engines.clear();
        assertEquals(State.WAITING, status(engine, run).state());

        becomes(State.DONE, engine(FAST, job(ignored -> {})), run);
    }

    @Test
    void aRunOfAKilledProcessIsTakenUpByAnother() {
        JobEngine engine = engine(FAST, job(JobsContract::untilCancelled));
        engine.stop();
        engines.clear();
        UUID run = engine.submit("test.job", "");
        database.execute(
                "update jobs_run set run_state = 'RUNNING', attempts = 1",
                "update jobs_execution set picked = true, picked_by = 'killed',"
                        + " last_heartbeat = {ts '2026-01-01 00:00:00'}, version = 2 where task_name = 'run'");

        becomes(State.DONE, engine(FAST, job(ignored -> {})), run);
        assertEquals(2, status(engines.get(0), run).attempts());
    }

    @Test
    void whoLostARunToAnotherProcessCanWriteNoMore() {
        AtomicReference<Throwable> refusal = new AtomicReference<>();
        JobEngine engine = engine(FAST, job(run -> {
            if (run.state().isEmpty()) {
                run.checkpoint("first");
                database.execute("update jobs_checkpoint set attempt = 99 where id = '" + run.id() + "'");
                refusal.set(assertThrows(RuntimeException.class, () -> run.checkpoint("second")));
            }
        }));

        UUID run = engine.submit("test.job", "");

        becomes(State.DONE, engine, run);
        assertTrue(refusal.get() instanceof LostRunException);
    }

    @Test
    void aRepeatedJobRunsAgainAndAgainOnOneNodeAtATime() {
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        AtomicInteger turns = new AtomicInteger();
        Consumer<JobRun> work = run -> {
            most.accumulateAndGet(inside.incrementAndGet(), Math::max);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
            turns.incrementAndGet();
            inside.decrementAndGet();
            if (turns.get() == 2) {
                throw new IllegalStateException("one turn fails");
            }
        };
        JobEngine one = engine(FAST, job(work));
        JobEngine other = engine(FAST, job(work));

        one.repeat("test.job", Duration.ofMillis(10));
        other.repeat("test.job", Duration.ofMillis(10));

        Eventually.holds(() -> turns.get() >= 6);
        assertEquals(1, most.get());
        assertEquals(1, countOf("select count(*) from jobs_execution where task_instance = 'test.job'"));
    }

    @Test
    void runsThatEndedLongAgoAreForgotten() {
        JobEngine engine = engine(FAST, job(run -> run.checkpoint("somewhere")));
        UUID old = engine.submit("test.job", "");
        UUID recent = engine.submit("test.job", "");
        becomes(State.DONE, engine, old);
        becomes(State.DONE, engine, recent);
        database.execute("update jobs_run set finished_at = {ts '2026-01-01 00:00:00'} where id = '" + old + "'");

        int forgotten =
                new RunTable(new Statements(database.unitOfWork())).forget(Instant.parse("2026-01-02T00:00:00Z"), 100);

        assertEquals(1, forgotten);
        assertTrue(engine.status(old).isEmpty());
        assertTrue(engine.status(recent).isPresent());
    }
}
