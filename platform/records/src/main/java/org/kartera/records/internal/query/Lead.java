package org.kartera.records.internal.query;

import org.jspecify.annotations.Nullable;

/**
 * How the order of the first key leads a page.
 *
 * @param index of that order, which Derby is told to read; empty: it chooses
 * @param bound how far the page reaches by its first key
 * @param value of that key, with {@link Bound#VALUE}
 */
record Lead(String index, Bound bound, @Nullable String value) {
    /** What is known of the last record's first key. */
    enum Bound {
        NONE,
        VALUE,
        /** It has none, as those before it. */
        EMPTY
    }

    static final Lead NONE = new Lead("", Bound.NONE, null);
}
