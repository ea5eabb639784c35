package org.kartera.platform.record;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of records.
 *
 * @param items the records
 * @param next cursor of the page behind it; null at the end
 * @param count how many there are in all; null where nobody asked
 */
public record Page(
        List<Row> items, @Nullable String next, @Nullable Total count) {
    /** A number of records, or with {@code exact} false: more than so many. */
    public record Total(long value, boolean exact) {}

    public Page {
        items = List.copyOf(items);
    }
}
