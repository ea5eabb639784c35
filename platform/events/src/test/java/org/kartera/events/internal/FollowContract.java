package org.kartera.events.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.kartera.events.AuditChain.Verdict;
import org.kartera.events.Entry;
import org.kartera.events.Feed;
import org.kartera.jobs.internal.JobEngine;
import org.kartera.persistence.Dialect;
import org.kartera.persistence.testing.Eventually;
import org.kartera.persistence.testing.ThreadCallers;
import org.kartera.platform.event.RecordEvent;
import org.kartera.platform.event.RecordListener;

/** What listeners can rely on, on every database. */
abstract class FollowContract extends EventsContract {
    private final ThreadCallers callers = new ThreadCallers();

    FollowContract(Dialect dialect) {
        super(dialect);
    }

    /** A listener made of what it follows and what it does. */
    private record Listener(String name, String record, Consumer<List<RecordEvent>> work) implements RecordListener {
        @Override
        public void happened(List<RecordEvent> events) {
            work.accept(events);
        }
    }

    /** A server: feed, job engine and followers. */
    private final class Server implements AutoCloseable {
        private final CommitFeed feed =
                new CommitFeed(database.database(), database.unitOfWork(), database.migrations());
        private final JobEngine jobs =
                new JobEngine(database.database(), database.unitOfWork(), database.migrations(), callers, "node");
        private final FollowFeed follow;
        private boolean closed;

        Server(RecordListener... listeners) {
            follow = new FollowFeed(feed, database.unitOfWork(), callers, jobs);
            List.of(listeners).forEach(follow::addListener);
            jobs.addJob(follow);
            jobs.start();
            closing(this::close);
        }

        @Override
        public void close() {
            if (!closed) {
                closed = true;
                jobs.stop();
                feed.close();
            }
        }
    }

    private static Listener collecting(List<Long> versions) {
        return new Listener(
                "test.collect", "test.thing", events -> events.forEach(event -> versions.add(event.version())));
    }

    private static void append(Feed feed, UUID record, long version) {
        feed.append(List.of(Samples.update(record, version)));
    }

    private void begun(String name) {
        Places places = new Places(database.unitOfWork());
        Eventually.holds(() -> places.find(name).isPresent());
    }

    @Test
    void aListenerIsToldInOrderOfItsRecordTypeAlone() {
        List<Long> versions = new CopyOnWriteArrayList<>();
        Server server = new Server(collecting(versions));
        begun("test.collect");
        UUID record = UUID.randomUUID();

        for (int version = 1; version <= 20; version++) {
            append(server.feed, record, version);
            server.feed.append(List.of(
                    new Entry("update", "test.other", record, 99, "", null, null, null, Samples.ana(), "{}"),
                    new Entry("sign-in", null, null, 0, "", null, null, null, Samples.ana(), "{}")));
        }

        Eventually.holds(() -> versions.size() >= 20);
        assertEquals(LongStream.rangeClosed(1, 20).boxed().toList(), versions);
    }

    @Test
    void aListenerRunsAsTheKernelAndOutsideAnyTransaction() {
        List<String> seen = new CopyOnWriteArrayList<>();
        Server server = new Server(new Listener("test.caller", "", events -> {
            seen.add(callers.current().login());
            seen.add(callers.current().channel().name());
            seen.add(String.valueOf(database.unitOfWork().active()));
        }));
        begun("test.caller");

        append(server.feed, UUID.randomUUID(), 1);

        Eventually.holds(() -> seen.size() == 3);
        assertEquals(List.of("test.caller", "SYSTEM", "false"), seen);
    }

    @Test
    void aListenerThatThrowsGetsTheSameAgainAndLosesNothing() {
        List<Long> versions = new CopyOnWriteArrayList<>();
        AtomicInteger calls = new AtomicInteger();
        Server server = new Server(new Listener("test.throws", "", events -> {
            if (calls.incrementAndGet() <= 2) {
                throw new IllegalStateException("not yet");
            }
            events.forEach(event -> versions.add(event.version()));
        }));
        begun("test.throws");
        UUID record = UUID.randomUUID();

        append(server.feed, record, 1);
        Eventually.holds(() -> calls.get() >= 1);
        append(server.feed, record, 2);

        Eventually.holds(() -> versions.size() >= 2);
        assertEquals(List.of(1L, 2L), versions);
    }

    @Test
    void aNewListenerBeginsAtTheEndAndAKnownOneWhereItWas() {
        List<Long> versions = new CopyOnWriteArrayList<>();
        UUID record = UUID.randomUUID();
        append(feed(), record, 1);
        try (Server server = new Server(collecting(versions))) {
            begun("test.collect");
            append(server.feed, record, 2);
            Eventually.holds(() -> versions.size() == 1);
        }
        append(feed(), record, 3);
        append(feed(), record, 4);

        Server next = new Server(collecting(versions));
        append(next.feed, record, 5);

        Eventually.holds(() -> versions.size() >= 4);
        assertEquals(List.of(2L, 3L, 4L, 5L), versions);
    }

    @Test
    void aListenerThatComesAndGoesMissesNothing() {
        List<Long> versions = new CopyOnWriteArrayList<>();
        UUID record = UUID.randomUUID();
        Listener listener = collecting(versions);
        Server server = new Server(listener);
        begun("test.collect");
        append(server.feed, record, 1);
        Eventually.holds(() -> versions.size() == 1);

        server.follow.removeListener(listener);
        append(server.feed, record, 2);
        server.follow.addListener(collecting(versions));

        Eventually.holds(() -> versions.size() >= 2);
        assertEquals(List.of(1L, 2L), versions);
    }

    @Test
    void whatIsCommittedIsSealedWithoutAnybodyAsking() {
        Server server = new Server();
        for (int version = 1; version <= 30; version++) {
            append(server.feed, UUID.randomUUID(), version);
        }

        SealTable seals = new SealTable(database.unitOfWork());
        Eventually.holds(() -> seals.head().last().equals(server.feed.end()));

        Verdict verdict = new SealedChain(server.feed, database.unitOfWork()).verify();
        assertEquals(List.of(), verdict.faults());
        assertEquals(30, verdict.entries());
        assertTrue(verdict.seals() >= 1);
    }
}
