package org.kartera.events.internal;

import java.time.Duration;
import java.util.List;
import org.kartera.events.StoredEntry;

/** The end of the feed, as somebody follows it who waits for more. Asks an idle database only now and then. */
final class Tail {
    private static final Duration IDLE = Duration.ofSeconds(5);
    private static final Duration HELD_BACK = Duration.ofMillis(25);
    private static final Duration LONG_HELD_BACK = Duration.ofMillis(400);

    private final EntryLog log;
    private final Signal signal;
    private final Duration linger;
    private Duration heldBack = HELD_BACK;

    /** {@code linger}: how long to wait for more once something came. */
    Tail(EntryLog log, Signal signal, Duration linger) {
        this.log = log;
        this.signal = signal;
        this.linger = linger;
    }

    /** What stands behind {@code after}; waits for it, and may come back with nothing. */
    List<StoredEntry> next(Cursor after, int limit) throws InterruptedException {
        long seen = signal.count();
        List<StoredEntry> entries = log.read(after, limit);
        if (!entries.isEmpty()) {
            heldBack = HELD_BACK;
            return entries;
        }
        if (log.heldBack(after)) {
            signal.await(seen, heldBack);
            heldBack = shorter(heldBack.multipliedBy(2), LONG_HELD_BACK);
        } else {
            signal.await(seen, IDLE);
        }
        if (signal.count() != seen) {
            Signal.linger(linger);
        }
        return List.of();
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
