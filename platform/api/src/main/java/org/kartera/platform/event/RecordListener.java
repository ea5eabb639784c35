package org.kartera.platform.event;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Follows the change feed: a DS component that is told what was committed, in the order of the feed, in batches, on a thread of the kernel,
 * without a transaction and as the kernel's caller. At least once: where it throws, or the machine dies, the batch comes again, so it must be
 * idempotent. Its place in the feed is kept under {@link #name}; a new listener begins at the end.
 */
@ConsumerType
public interface RecordListener {
    /** A stable name, such as {@code pipeline.scores}. */
    String name();

    /** The record type it follows; empty: all. */
    default String record() {
        return "";
    }

    /** What happened. */
    void happened(List<RecordEvent> events);
}
