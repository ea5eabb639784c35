package org.kartera.events.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.kartera.events.StoredEntry;

/** Follows the feed and seals what was committed. */
final class Sealer implements Subscriber {
    static final String NAME = "events.seal";

    private static final Duration LINGER = Duration.ofMillis(250);

    private final SealTable seals;
    private final Clock clock = Clock.systemUTC();
    private SealTable.Head head = new SealTable.Head(0, "", "");

    Sealer(SealTable seals) {
        this.seals = seals;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Duration linger() {
        return LINGER;
    }

    @Override
    public Cursor place() {
        head = seals.head();
        return Cursor.parse(head.last());
    }

    @Override
    public void take(List<StoredEntry> entries) {
        Seal seal = Seal.over(
                entries, head.number() + 1, head.hash(), clock.instant().truncatedTo(ChronoUnit.MICROS));
        seals.add(head, seal);
        head = new SealTable.Head(seal.number(), seal.hash(), seal.last());
    }
}
