package org.kartera.platform.event;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.record.Change;
import org.kartera.platform.record.Ref;

/**
 * A change that was committed.
 *
 * @param cursor its place in the feed; opaque, grows
 * @param kind what was done
 * @param action the action that did it; null where none
 * @param ref the record
 * @param version the record's version afterwards
 * @param user who did it; null for the kernel
 * @param at when
 * @param before the fields that changed, as they were, in the JSON of the REST contract (text, numbers, lists, maps)
 * @param after the same fields as they are now
 */
public record RecordEvent(
        String cursor,
        Change.Kind kind,
        @Nullable String action,
        Ref ref,
        long version,
        @Nullable UUID user,
        Instant at,
        Map<String, @Nullable Object> before,
        Map<String, @Nullable Object> after) {
    /** Whether the change touched {@code field}. */
    public boolean changed(String field) {
        return fields().contains(field);
    }

    /** The fields that changed. */
    public Set<String> fields() {
        return after.keySet();
    }
}
