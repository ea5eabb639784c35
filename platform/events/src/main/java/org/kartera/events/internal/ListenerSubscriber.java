package org.kartera.events.internal;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.kartera.events.StoredEntry;
import org.kartera.platform.Caller;
import org.kartera.platform.Callers;
import org.kartera.platform.event.RecordEvent;
import org.kartera.platform.event.RecordListener;

/** A module's listener on its way along the feed. */
final class ListenerSubscriber implements Subscriber {
    private static final Duration LINGER = Duration.ofMillis(30);
    private static final long KEEP_NANOS = Duration.ofSeconds(10).toNanos();

    private final RecordListener listener;
    private final String record;
    private final Places places;
    private final EntryLog log;
    private final Callers callers;
    private final RecordEvents events = new RecordEvents();
    private Cursor kept = Cursor.BEGINNING;
    private long keptAt;

    ListenerSubscriber(RecordListener listener, Places places, EntryLog log, Callers callers) {
        this.listener = listener;
        this.record = listener.record();
        this.places = places;
        this.log = log;
        this.callers = callers;
    }

    @Override
    public String name() {
        return listener.name();
    }

    @Override
    public Duration linger() {
        return LINGER;
    }

    @Override
    public Cursor place() {
        kept = places.find(name()).orElseGet(this::begin);
        keptAt = System.nanoTime();
        return kept;
    }

    private Cursor begin() {
        Cursor end = log.end();
        places.insert(name(), end);
        return end;
    }

    /** Where nothing concerns the listener, its place is kept only now and then: to read those entries again costs less than a commit. */
    @Override
    public void take(List<StoredEntry> entries) {
        List<RecordEvent> happened = entries.stream()
                .filter(entry -> RecordEvents.concerns(entry, record))
                .map(events::event)
                .flatMap(Optional::stream)
                .toList();
        if (!happened.isEmpty()) {
            callers.as(Caller.system(name()), () -> {
                listener.happened(happened);
                return true;
            });
        }
        if (!happened.isEmpty() || System.nanoTime() - keptAt > KEEP_NANOS) {
            Cursor last = Cursor.parse(entries.get(entries.size() - 1).cursor());
            places.move(name(), kept, last);
            kept = last;
            keptAt = System.nanoTime();
        }
    }
}
