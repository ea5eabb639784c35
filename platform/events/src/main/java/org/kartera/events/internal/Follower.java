package org.kartera.events.internal;

import java.time.Duration;
import java.util.List;
import org.kartera.events.StoredEntry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Leads one subscriber along the feed, on a thread of its own. */
final class Follower {
    private static final Logger LOG = LoggerFactory.getLogger(Follower.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
    private static final int BATCH = 500;

    private final Subscriber subscriber;
    private final Signal signal;
    private final Signal stopping = new Signal();
    private final Tail tail;
    private final Thread thread;
    private volatile boolean stopped;

    Follower(Subscriber subscriber, EntryLog log, Signal signal) {
        this.subscriber = subscriber;
        this.signal = signal;
        this.tail = new Tail(log, signal, subscriber.linger());
        this.thread = new Thread(this::follow, "kartera-feed-" + subscriber.name());
        this.thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** Asks it to end; what the subscriber is about is finished. Not by an interrupt, which Derby takes for a reason to drop the connection. */
    void stop() {
        stopped = true;
        stopping.raise();
        signal.raise();
    }

    /** Waits for the end, up to {@code longest}; then the subscriber is interrupted. */
    void awaitEnd(Duration longest) throws InterruptedException {
        thread.join(longest.toMillis());
        thread.interrupt();
    }

    private void follow() {
        Cursor place = null;
        int failures = 0;
        while (!stopped) {
            try {
                place = step(place == null ? subscriber.place() : place);
                failures = 0;
            } catch (InterruptedException e) {
                return;
            } catch (TakenOverException e) {
                LOG.debug("{}", e.getMessage());
                place = null;
            } catch (RuntimeException | LinkageError e) {
                place = null;
                failures++;
                recover(pause(failures), e);
            }
        }
    }

    private Cursor step(Cursor place) throws InterruptedException {
        List<StoredEntry> entries = tail.next(place, BATCH);
        if (entries.isEmpty() || stopped) {
            return place;
        }
        subscriber.take(entries);
        return Cursor.parse(entries.get(entries.size() - 1).cursor());
    }

    private static Duration pause(int failures) {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(failures - 1, 10));
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }

    private void recover(Duration pause, Throwable failure) {
        if (stopped) {
            return;
        }
        LOG.warn("{} failed and gets the same again in {} ms", subscriber.name(), pause.toMillis(), failure);
        try {
            stopping.await(0, pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
