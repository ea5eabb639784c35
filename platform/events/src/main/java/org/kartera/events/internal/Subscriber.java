package org.kartera.events.internal;

import java.time.Duration;
import java.util.List;
import org.kartera.events.StoredEntry;

/** Somebody who takes every entry of the feed and keeps the place durably. */
interface Subscriber {
    String name();

    /** How long to wait for more once something came. */
    Duration linger();

    /** The place that was kept; where none was, that of the first entry it wants. Asked again after each failure. */
    Cursor place();

    /** Takes entries that follow the place and keeps the place of the last. Where it throws they come again. */
    void take(List<StoredEntry> entries);
}
