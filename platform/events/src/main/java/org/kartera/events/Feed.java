package org.kartera.events;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/** The ordered log of everything that was committed: change feed and audit in one, append only. A service. */
@ProviderType
public interface Feed {
    /** Appends in the current unit of work, or in one of its own where there is none. Takes no lock that another commit waits for. */
    void append(List<Entry> entries);

    /** Entries behind {@code after} (null: from the beginning) in commit order; none that could still be followed by an earlier one. */
    List<StoredEntry> read(@Nullable String after, int limit);

    /** The cursor of the newest entry that {@link #read} would give; empty text for an empty feed. */
    String end();

    /** The entries of a record, newest first, older than {@code before} (null: from the newest). */
    List<StoredEntry> of(String entity, UUID record, @Nullable String before, int limit);

    /** Follows the feed on this node from its end, in memory only, for the event stream and caches; closing the handle ends it. */
    AutoCloseable watch(Watcher watcher);

    /** Is told of entries soon after their commit, on a thread of the feed; returns quickly. */
    interface Watcher {
        void appended(List<StoredEntry> entries);
    }
}
