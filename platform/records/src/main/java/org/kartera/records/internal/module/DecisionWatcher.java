package org.kartera.records.internal.module;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.kartera.events.Feed;
import org.kartera.events.StoredEntry;

/** Hears in the feed, wherever it was, that a module was switched on or off. */
final class DecisionWatcher implements Feed.Watcher {
    static final String ENABLED = "module-enabled";
    static final String DISABLED = "module-disabled";
    static final String FAILED = "module-failed";
    private static final Set<String> KINDS = Set.of(ENABLED, DISABLED, FAILED);

    private final Consumer<String> decided;

    /** {@code decided} takes the name of a module about which something was decided. */
    DecisionWatcher(Consumer<String> decided) {
        this.decided = decided;
    }

    @Override
    public void appended(List<StoredEntry> entries) {
        entries.stream()
                .filter(entry -> KINDS.contains(entry.kind()))
                .map(StoredEntry::title)
                .distinct()
                .forEach(decided);
    }
}
