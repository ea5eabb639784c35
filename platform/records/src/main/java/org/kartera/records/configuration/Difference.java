package org.kartera.records.configuration;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.configuration.Refusal;

/**
 * What a package would change here.
 *
 * @param items in the order of parts and packages
 * @param refusals why it cannot be applied as it is; empty where it can
 * @param applied the version that is applied here; null where none is
 * @param digest names this difference of this file; it is another one as soon as something here changes that matters
 */
public record Difference(
        ConfigurationPackage.Manifest manifest,
        List<Item> items,
        List<Refusal> refusals,
        @Nullable SemanticVersion applied,
        String digest) {
    /** What becomes of a thing. */
    public enum Change {
        /** It is not there yet. */
        ADDED,
        /** It is there as the package had it before, or was the package's, and is another one now. */
        CHANGED,
        /** It is there as the package has it. */
        SAME,
        /** An administrator changed it here; the package says nothing new of it, and it stays. */
        KEPT,
        /** An administrator made or changed it here, and the package has something else: one of the two has to give way. */
        CONFLICT,
        /** The package has it no more; it is taken out of use. */
        REMOVED;

        /** Whether somebody may choose between what there is and what the package has. */
        public boolean open() {
            return this == KEPT || this == CONFLICT;
        }
    }

    /** Who prevails where a choice is {@linkplain Change#open open}. */
    public enum Choice {
        /** What there is here; so where nothing is said. */
        OURS,
        /** What the package has. */
        THEIRS
    }

    /**
     * One thing.
     *
     * @param label what people call it
     * @param before what there is here; null where nothing is, or nothing in use
     * @param after what the package has; null where it has none
     * @param lines before and after in words, property by property where both are there
     */
    public record Item(
            String part,
            String key,
            String label,
            Change change,
            Choice choice,
            @Nullable Object before,
            @Nullable Object after,
            List<Line> lines) {
        public Item {
            lines = List.copyOf(lines);
        }
    }

    /**
     * One property that differs.
     *
     * @param property its path, such as {@code label.es}; empty for a value as a whole
     * @param before empty where there is nothing
     */
    public record Line(String property, String before, String after) {}

    public Difference {
        items = List.copyOf(items);
        refusals = List.copyOf(refusals);
    }
}
