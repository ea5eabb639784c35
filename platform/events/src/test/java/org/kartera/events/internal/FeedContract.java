package org.kartera.events.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.kartera.events.Entry;
import org.kartera.events.Feed;
import org.kartera.events.StoredEntry;
import org.kartera.persistence.Dialect;
import org.kartera.persistence.testing.Eventually;

/** What the feed does on every database. */
abstract class FeedContract extends EventsContract {
    private static final int WRITERS = 8;
    private static final int TRANSACTIONS = 50;

    FeedContract(Dialect dialect) {
        super(dialect);
    }

    private static List<String> titles(List<StoredEntry> entries) {
        return entries.stream().map(StoredEntry::title).toList();
    }

    private static List<Entry> entries(String... titles) {
        return List.of(titles).stream().map(Samples::titled).toList();
    }

    @Test
    void anEntryIsReadAsItWasWritten() {
        Feed feed = feed();
        UUID record = UUID.randomUUID();
        UUID owner = UUID.randomUUID();
        UUID team = UUID.randomUUID();
        String changes = "{\"text\":[null,\"" + "Ñandú 😀 ".repeat(20_000) + "\"]}";

        feed.append(List.of(
                new Entry("update", "test.thing", record, 3, "Tïtle 😀", owner, team, "win", Samples.ana(), changes)));

        StoredEntry entry = feed.read(null, 10).get(0);
        assertEquals("update", entry.kind());
        assertEquals("test.thing", entry.entity());
        assertEquals(record, entry.record());
        assertEquals(3, entry.version());
        assertEquals("Tïtle 😀", entry.title());
        assertEquals(owner, entry.owner());
        assertEquals(team, entry.team());
        assertEquals("win", entry.action());
        assertEquals(Samples.ANA, entry.user());
        assertEquals("ana", entry.login());
        assertEquals("WEB", entry.channel());
        assertEquals("192.0.2.1", entry.origin());
        assertEquals(changes, entry.changes());
        assertTrue(Duration.between(entry.at(), Instant.now()).abs().toMinutes() < 5, "times are in UTC");
    }

    @Test
    void aTextThatNoColumnTakesDoesNotUndoTheCommit() {
        Feed feed = feed();

        feed.append(List.of(Samples.titled("a\0b" + "😀".repeat(400))));

        String title = feed.read(null, 10).get(0).title();
        assertTrue(title.startsWith("a\uFFFDb😀"));
        assertTrue(title.length() <= 500);
        assertTrue(title.endsWith("😀"));
    }

    @Test
    void theFeedIsReadInPagesAndHasAnEnd() {
        Feed feed = feed();
        assertEquals("", feed.end());
        assertEquals(List.of(), feed.read(feed.end(), 10));

        feed.append(entries("a", "b"));
        feed.append(entries("c"));

        List<StoredEntry> first = feed.read("", 2);
        assertEquals(List.of("a", "b"), titles(first));
        List<StoredEntry> second = feed.read(first.get(1).cursor(), 2);
        assertEquals(List.of("c"), titles(second));
        assertEquals(second.get(0).cursor(), feed.end());
        assertEquals(List.of(), feed.read(feed.end(), 2));
    }

    @Test
    void theEntriesOfARecordComeNewestFirst() {
        Feed feed = feed();
        UUID record = UUID.randomUUID();
        for (int version = 1; version <= 5; version++) {
            feed.append(List.of(Samples.update(record, version), Samples.titled("another")));
        }

        List<StoredEntry> page = feed.of("test.thing", record, null, 3);
        List<StoredEntry> rest = feed.of("test.thing", record, page.get(2).cursor(), 3);

        assertEquals(
                List.of(5L, 4L, 3L), page.stream().map(StoredEntry::version).toList());
        assertEquals(List.of(2L, 1L), rest.stream().map(StoredEntry::version).toList());
        assertEquals(List.of(), feed.of("test.other", record, null, 3));
    }

    @Test
    void whatIsRolledBackIsNotInTheFeed() {
        Feed feed = feed();

        assertThrows(
                IllegalStateException.class,
                () -> database.unitOfWork().call(() -> {
                    feed.append(entries("lost"));
                    throw new IllegalStateException("no");
                }));
        feed.append(entries("kept"));

        assertEquals(List.of("kept"), titles(feed.read(null, 10)));
    }

    @Test
    void theEntriesOfACommitShareATransactionThatNoOtherHas() {
        Feed feed = feed();

        database.unitOfWork().call(() -> {
            feed.append(entries("a"));
            feed.append(entries("b", "c"));
            database.unitOfWork().afterCommit(() -> feed.append(entries("follows")));
            return true;
        });

        List<StoredEntry> read = feed.read(null, 10);
        assertEquals(List.of("a", "b", "c", "follows"), titles(read));
        assertEquals(
                1,
                read.stream().limit(3).map(StoredEntry::transaction).distinct().count());
        assertNotEquals(read.get(0).transaction(), read.get(3).transaction());
    }

    @Test
    void noReaderPassesOverAnEntryThatIsCommittedLate() throws Exception {
        Feed feed = feed();
        Set<String> committed = ConcurrentHashMap.newKeySet();
        ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
        List<Future<?>> writing = IntStream.range(0, WRITERS)
                .<Future<?>>mapToObj(writer -> writers.submit(() -> write(feed, writer, committed)))
                .toList();
        List<StoredEntry> seen = new ArrayList<>();
        while (!writing.stream().allMatch(Future::isDone)) {
            readOn(feed, seen);
        }
        for (Future<?> each : writing) {
            each.get();
        }
        writers.shutdown();

        Eventually.holds(() -> {
            readOn(feed, seen);
            return seen.size() >= committed.size();
        });
        assertEquals(committed, Set.copyOf(titles(seen)));
        assertEquals(committed.size(), seen.size(), "none comes twice");
        List<Cursor> places =
                seen.stream().map(each -> Cursor.parse(each.cursor())).toList();
        assertEquals(places.stream().sorted().toList(), places);
    }

    private void write(Feed feed, int writer, Set<String> committed) {
        for (int i = 0; i < TRANSACTIONS; i++) {
            String first = writer + "-" + i + "-first";
            String second = writer + "-" + i + "-second";
            boolean rolledBack = i % 10 == 9;
            try {
                database.unitOfWork().call(() -> {
                    pause();
                    feed.append(entries(first));
                    pause();
                    feed.append(entries(second));
                    pause();
                    if (rolledBack) {
                        throw new IllegalStateException("no");
                    }
                    return true;
                });
                committed.add(first);
                committed.add(second);
            } catch (IllegalStateException e) {
                assertTrue(rolledBack);
            }
        }
    }

    private static void pause() {
        LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(TimeUnit.MILLISECONDS.toNanos(4)));
    }

    private static void readOn(Feed feed, List<StoredEntry> seen) {
        String after = seen.isEmpty() ? null : seen.get(seen.size() - 1).cursor();
        seen.addAll(feed.read(after, 37));
    }

    @Test
    void aWatcherIsToldOfWhatIsCommittedFromNowOn() throws Exception {
        Feed feed = feed();
        feed.append(entries("before"));
        List<String> told = new CopyOnWriteArrayList<>();

        AutoCloseable watch = feed.watch(entries -> told.addAll(titles(entries)));
        feed.append(entries("a"));
        feed.append(entries("b", "c"));
        Eventually.holds(() -> told.size() == 3);
        watch.close();
        List<String> next = new CopyOnWriteArrayList<>();
        feed.watch(entries -> next.addAll(titles(entries)));
        feed.append(entries("d"));
        Eventually.holds(() -> next.size() == 1);

        assertEquals(List.of("a", "b", "c"), told);
        assertEquals(List.of("d"), next);
    }

    @Test
    void aWatcherThatThrowsDoesNotKeepOthersFromTheirNews() {
        Feed feed = feed();
        List<String> told = new CopyOnWriteArrayList<>();
        feed.watch(entries -> {
            throw new IllegalStateException("a bad watcher");
        });
        feed.watch(entries -> told.addAll(titles(entries)));

        feed.append(entries("a"));
        Eventually.holds(() -> told.size() == 1);
        feed.append(entries("b"));

        Eventually.holds(() -> told.size() == 2);
    }

    @Test
    void theNextStartGoesOnBehindTheFormerOne() {
        feed().append(entries("a", "b"));

        Feed next = feed();
        next.append(entries("c"));

        assertEquals(List.of("a", "b", "c"), titles(next.read(null, 10)));
    }
}
