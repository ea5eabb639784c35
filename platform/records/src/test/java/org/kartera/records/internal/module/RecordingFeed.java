package org.kartera.records.internal.module;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.kartera.events.Entry;
import org.kartera.events.Feed;
import org.kartera.events.StoredEntry;

/** A feed that keeps what is appended, and gives nothing. */
final class RecordingFeed implements Feed {
    private final List<Entry> appended = new CopyOnWriteArrayList<>();

    /** What happened, as {@code kind module}. */
    List<String> appended() {
        return appended.stream()
                .map(entry -> entry.kind() + " " + entry.title())
                .toList();
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
        return () -> {};
    }
}
