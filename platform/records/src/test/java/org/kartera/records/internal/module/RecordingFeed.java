package org.kartera.records.internal.module;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.kartera.events.Entry;
import org.kartera.events.Feed;
import org.kartera.events.StoredEntry;

/** A feed that keeps what is appended, and gives nothing by itself. */
final class RecordingFeed implements Feed {
    private final List<Entry> appended = new CopyOnWriteArrayList<>();
    private final List<Watcher> watchers = new CopyOnWriteArrayList<>();

    /** What happened, as {@code kind module}. */
    List<String> appended() {
        return appended.stream()
                .map(entry -> entry.kind() + " " + entry.title())
                .toList();
    }

    /** Tells watchers what happened to a module on another node. */
    void tell(String kind, String module) {
        StoredEntry entry = new StoredEntry(
                "1",
                kind,
                null,
                null,
                0,
                module,
                null,
                null,
                null,
                null,
                "admin",
                "REST",
                "",
                UUID.randomUUID(),
                Instant.now(),
                "{}");
        watchers.forEach(watcher -> watcher.appended(List.of(entry)));
    }

    @Override
    public void append(List<Entry> entries) {
        appended.addAll(entries);
    }

    @Override
    public List<StoredEntry> read(@Nullable String after, int limit) {
        return List.of();
    }

    @Override
    public String end() {
        return "";
    }

    @Override
    public List<StoredEntry> of(String entity, UUID record, @Nullable String before, int limit) {
        return List.of();
    }

    @Override
    public AutoCloseable watch(Watcher watcher) {
        watchers.add(watcher);
        return () -> watchers.remove(watcher);
    }
}
