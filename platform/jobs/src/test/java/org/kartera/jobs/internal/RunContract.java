package org.kartera.jobs.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.kartera.jobs.Principals;
import org.kartera.persistence.Dialect;
import org.kartera.persistence.testing.Eventually;
import org.kartera.platform.Caller;
import org.kartera.platform.Channel;
import org.kartera.platform.Rights;
import org.kartera.platform.job.Jobs.State;
import org.kartera.platform.job.Jobs.Status;

/** What happens to a run, on every database. */
abstract class RunContract extends JobsContract {
    RunContract(Dialect dialect) {
        super(dialect);
    }

    @Test
    void aSubmittedRunGetsItsPayloadAndIsDone() {
        BlockingQueue<String> payloads = new LinkedBlockingQueue<>();
        JobEngine engine = engine(FAST, job(run -> {
            payloads.add(run.payload());
            run.progress(7, 9);
        }));

        String payload = "{\"name\":\"Ñandú 😀\"}" + "x".repeat(100_000);
        UUID run = engine.submit("test.job", payload);

        becomes(State.DONE, engine, run);
        assertEquals(List.of(payload), List.copyOf(payloads));
        Status status = status(engine, run);
        assertEquals(7, status.done());
        assertEquals(9, status.total());
        assertEquals(1, status.attempts());
        assertNull(status.failure());
        assertNotNull(status.finishedAt());
        assertTrue(Duration.between(status.submittedAt(), Instant.now()).abs().toMinutes() < 5, "times are in UTC");
    }

    @Test
    void aRunStartsSoonAfterTheCommitWithoutWaitingForAPoll() throws InterruptedException {
        CountDownLatch started = new CountDownLatch(1);
        JobEngine engine = engine(SLOW, job(run -> started.countDown()));

        engine.submit("test.job", "");

        assertTrue(started.await(20, TimeUnit.SECONDS));
    }

    @Test
    void aRunSubmittedInATransactionThatRollsBackNeverHappens() {
        AtomicInteger runs = new AtomicInteger();
        JobEngine engine = engine(FAST, job(run -> runs.incrementAndGet()));
        AtomicReference<UUID> lost = new AtomicReference<>(UUID.randomUUID());

        assertThrows(
                IllegalStateException.class,
                () -> database.unitOfWork().call(() -> {
                    lost.set(engine.submit("test.job", "lost"));
                    throw new IllegalStateException("no");
                }));
        UUID kept = database.unitOfWork().call(() -> engine.submit("test.job", "kept"));

        becomes(State.DONE, engine, kept);
        assertEquals(1, runs.get());
        assertTrue(engine.status(Objects.requireNonNull(lost.get())).isEmpty());
    }

    @Test
    void aRunThatThrowsIsTriedAgainAndFailsForGoodAfterAllAttempts() {
        AtomicInteger attempts = new AtomicInteger();
        JobEngine engine = engine(FAST, job(run -> {
            attempts.incrementAndGet();
            throw new IllegalStateException("no luck " + attempts.get());
        }));

        UUID run = engine.submit("test.job", "");

        becomes(State.FAILED, engine, run);
        assertEquals(3, attempts.get());
        assertEquals(
                "java.lang.IllegalStateException: no luck 3",
                status(engine, run).failure());
    }

    @Test
    void aLaterAttemptGoesOnFromTheCheckpoint() {
        BlockingQueue<String> states = new LinkedBlockingQueue<>();
        JobEngine engine = engine(FAST, job(run -> {
            states.add(run.state());
            if (run.state().isEmpty()) {
                run.checkpoint("half way");
                throw new IllegalStateException("once");
            }
        }));

        UUID run = engine.submit("test.job", "");

        becomes(State.DONE, engine, run);
        assertEquals(List.of("", "half way"), List.copyOf(states));
        assertEquals(2, status(engine, run).attempts());
    }

    @Test
    void aCheckpointInATransactionThatRollsBackIsNotKept() {
        BlockingQueue<String> states = new LinkedBlockingQueue<>();
        JobEngine engine = engine(FAST, job(run -> {
            states.add(run.state());
            if (states.size() == 1) {
                database.unitOfWork().call(() -> {
                    run.checkpoint("never");
                    throw new IllegalStateException("rolled back");
                });
            }
        }));

        UUID run = engine.submit("test.job", "");

        becomes(State.DONE, engine, run);
        assertEquals(List.of("", ""), List.copyOf(states));
    }

    @Test
    void progressCanBeWatchedWhileATransactionOfTheRunIsOpen() throws InterruptedException {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch watched = new CountDownLatch(1);
        JobEngine engine = engine(
                FAST,
                job(run -> database.unitOfWork().call(() -> {
                    run.checkpoint("here");
                    run.progress(1, 2);
                    inside.countDown();
                    await(watched);
                    return true;
                })));

        UUID run = engine.submit("test.job", "");

        assertTrue(inside.await(20, TimeUnit.SECONDS));
        assertEquals(State.RUNNING, status(engine, run).state());
        watched.countDown();
        becomes(State.DONE, engine, run);
        assertEquals(1, status(engine, run).done());
    }

    @Test
    void aRunningOneStopsWhenAnotherNodeCancelsIt() {
        JobEngine engine = engine(FAST, job(JobsContract::untilCancelled));
        JobEngine other = engine(FAST, job(JobsContract::untilCancelled));

        UUID run = engine.submit("test.job", "");
        becomes(State.RUNNING, engine, run);
        other.cancel(run);
        engine.cancel(run);

        becomes(State.CANCELLED, engine, run);
        assertNotNull(status(engine, run).finishedAt());
    }

    @Test
    void oneThatWaitsAndIsCancelledNeverStarts() {
        AtomicInteger runs = new AtomicInteger();
        JobEngine engine = engine(FAST);
        UUID run = engine.submit("test.job", "");

        engine.cancel(run);
        engine.addJob(job(ignored -> runs.incrementAndGet()));
        becomes(State.DONE, engine, engine.submit("test.job", "another"));

        assertEquals(State.CANCELLED, status(engine, run).state());
        assertEquals(1, runs.get());
    }

    @Test
    void aRunIsExecutedAsTheUserWhoAskedWithTheRightsOfThatMoment() {
        UUID user = UUID.randomUUID();
        Caller asker = new Caller(
                user,
                "ana",
                List.of(),
                Set.of(),
                Rights.NOTHING,
                Locale.forLanguageTag("es-MX"),
                ZoneId.of("America/Mexico_City"),
                Channel.WEB,
                "");
        AtomicReference<Caller> seen = new AtomicReference<>();
        JobEngine engine = engine(FAST, job(run -> seen.set(callers.current())));

        UUID run = callers.as(asker, () -> engine.submit("test.job", ""));
        Eventually.holds(() ->
                countOf("select count(*) from jobs_execution where task_name = 'run' and last_success is not null")
                        == 1);
        assertNull(seen.get(), "nobody knows the user yet");
        Principals principals = (id, locale, zone, channel) ->
                new Caller(id, "ana", List.of(), Set.of(), Rights.EVERYTHING, locale, zone, channel, "job");
        engine.addPrincipals(principals);

        becomes(State.DONE, engine, run);
        Caller as = Objects.requireNonNull(seen.get());
        assertEquals(user, as.user());
        assertEquals(asker.locale(), as.locale());
        assertEquals(asker.zone(), as.zone());
        assertEquals(Channel.WEB, as.channel());
        assertEquals(Rights.EVERYTHING, as.rights());
    }

    @Test
    void whatTheKernelAsksForRunsAsTheKernelAndWhatStrangersAskForWithoutRights() {
        List<Caller> seen = new CopyOnWriteArrayList<>();
        JobEngine engine = engine(FAST, job(run -> seen.add(callers.current())));

        becomes(State.DONE, engine, callers.as(Caller.system("console"), () -> engine.submit("test.job", "")));
        Caller stranger = Caller.anonymous(Locale.FRENCH, Channel.WEB, "192.0.2.1");
        becomes(State.DONE, engine, callers.as(stranger, () -> engine.submit("test.job", "")));

        assertEquals(Rights.EVERYTHING, seen.get(0).rights());
        assertEquals(Rights.NOTHING, seen.get(1).rights());
    }
}
