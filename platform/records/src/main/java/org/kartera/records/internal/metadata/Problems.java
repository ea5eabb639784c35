package org.kartera.records.internal.metadata;

import java.util.ArrayList;
import java.util.List;
import org.kartera.records.metadata.MetadataException;

/** Collects what is wrong with declarations, so that their author learns all of it at once. */
final class Problems {
    private final List<String> lines = new ArrayList<>();

    /** {@code where} is a class, or a class and its member. */
    void add(String where, String what) {
        lines.add(where + ": " + what);
    }

    int count() {
        return lines.size();
    }

    void throwIfAny() {
        if (!lines.isEmpty()) {
            throw new MetadataException(lines);
        }
    }
}
