package org.kartera.events.internal;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.kartera.events.Feed.Watcher;
import org.kartera.events.StoredEntry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Those who follow the feed on this node in memory only, all on one thread. */
final class Watchers implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Watchers.class);
    private static final Duration LINGER = Duration.ofMillis(15);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);
    private static final Duration GOODBYE = Duration.ofSeconds(2);
    private static final int BATCH = 500;

    private final Map<Watcher, Cursor> beginnings = new ConcurrentHashMap<>();
    private final EntryLog log;
    private final Signal signal;
    private final Tail tail;
    private final Signal closing = new Signal();
    private volatile boolean closed;
    private @Nullable Thread thread;

    Watchers(EntryLog log, Signal signal) {
        this.log = log;
        this.signal = signal;
        this.tail = new Tail(log, signal, LINGER);
    }

    synchronized void add(Watcher watcher) {
        Cursor end = log.end();
        beginnings.put(watcher, end);
        if (thread == null) {
            Thread started = new Thread(() -> follow(end), "kartera-feed-watch");
            started.setDaemon(true);
            started.start();
            thread = started;
        }
    }

    void remove(Watcher watcher) {
        beginnings.remove(watcher);
    }

    private void follow(Cursor beginning) {
        Cursor place = beginning;
        while (!closed) {
            try {
                List<StoredEntry> entries = tail.next(place, BATCH);
                if (!entries.isEmpty()) {
                    Cursor last = Cursor.parse(entries.get(entries.size() - 1).cursor());
                    beginnings.forEach((watcher, from) -> tell(watcher, from, entries));
                    place = last;
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                recover(e);
            }
        }
    }

    private static void tell(Watcher watcher, Cursor from, List<StoredEntry> entries) {
        List<StoredEntry> news = Cursor.parse(entries.get(0).cursor()).compareTo(from) > 0
                ? entries
                : entries.stream()
                        .filter(entry -> Cursor.parse(entry.cursor()).compareTo(from) > 0)
                        .toList();
        if (news.isEmpty()) {
            return;
        }
        try {
            watcher.appended(news);
        } catch (RuntimeException | LinkageError e) {
            LOG.warn("{} failed to take news from the feed", watcher, e);
        }
    }

    private void recover(RuntimeException failure) {
        if (closed) {
            return;
        }
        LOG.warn("The feed cannot be read at the moment", failure);
        try {
            closing.await(0, AFTER_FAILURE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Without an interrupt, which Derby takes for a reason to drop the connection. */
    @Override
    public synchronized void close() {
        closed = true;
        closing.raise();
        signal.raise();
        try {
            if (thread != null) {
                thread.join(GOODBYE.toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
