package org.kartera.events.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.kartera.events.Feed;
import org.kartera.events.StoredEntry;
import org.kartera.persistence.Dialect;
import org.kartera.persistence.testing.Eventually;

class PostgresFeedIT extends FeedContract {
    PostgresFeedIT() {
        super(Dialect.POSTGRES);
    }

    @Test
    void anotherNodeIsToldToo() {
        Feed here = feed();
        Feed there = feed();
        List<String> told = new CopyOnWriteArrayList<>();
        there.watch(entries -> entries.forEach(entry -> told.add(entry.title())));

        here.append(List.of(Samples.titled("a")));

        Eventually.holds(() -> told.equals(List.of("a")));
    }

    @Test
    void aFeedRestoredFromAnotherServerGoesOnBehindItsEntries() {
        Feed before = feed();
        before.append(List.of(Samples.titled("a"), Samples.titled("b")));
        String end = before.end();
        database.execute("update events_entry set xid = '900000000000'");
        String restoredEnd = end.replaceFirst("\\.\\d+\\.", ".900000000000.");

        Feed restored = feed();
        restored.append(List.of(Samples.titled("c")));

        assertEquals(
                List.of("c"),
                restored.read(restoredEnd, 10).stream().map(StoredEntry::title).toList());
        List<StoredEntry> first = restored.read(null, 10);
        assertEquals(List.of("a", "b"), first.stream().map(StoredEntry::title).toList());
        Feed next = feed();
        next.append(List.of(Samples.titled("d")));
        assertEquals(
                List.of("c", "d"),
                next.read(first.get(1).cursor(), 10).stream()
                        .map(StoredEntry::title)
                        .toList());
        database.execute("alter table events_entry alter column era set default 0");
    }
}
