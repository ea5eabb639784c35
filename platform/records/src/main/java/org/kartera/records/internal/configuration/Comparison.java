package org.kartera.records.internal.configuration;

import org.jspecify.annotations.Nullable;
import org.kartera.platform.configuration.ConfigurationChange.Manner;
import org.kartera.platform.configuration.ConfigurationItem;
import org.kartera.records.configuration.Difference.Change;
import org.kartera.records.configuration.Difference.Choice;

/**
 * Compares three states of a thing: as the package had it when it was last applied here, as it is here, and as the package has it now. What is here as the
 * package had it is the package's to change; what an administrator made of it since is not.
 */
final class Comparison {
    private Comparison() {}

    /** What becomes of a thing; null where nothing is said and nothing done. At least one of {@code base} and {@code theirs} is there. */
    static @Nullable Change of(
            String pack,
            boolean layered,
            @Nullable Object base,
            @Nullable ConfigurationItem ours,
            @Nullable Object theirs) {
        boolean own = ours != null && pack.equals(ours.pack());
        boolean asBefore = base != null && ours != null && !ours.retired() && Canonical.same(ours.content(), base);
        if (theirs == null) {
            return ours == null || ours.retired() || (layered && !own)
                    ? null
                    : asBefore ? Change.REMOVED : Change.CONFLICT;
        } else if (ours != null && !ours.retired() && Canonical.same(ours.content(), theirs)) {
            return Change.SAME;
        } else if (base == null) {
            return ours == null ? Change.ADDED : own && !ours.overlaid() ? Change.CHANGED : Change.CONFLICT;
        } else if (asBefore) {
            return Change.CHANGED;
        }
        return Canonical.same(theirs, base) ? Change.KEPT : Change.CONFLICT;
    }

    /** What is done about it; null: nothing. */
    static @Nullable Manner manner(Change change, Choice choice, boolean going) {
        return switch (change) {
            case ADDED, CHANGED -> Manner.TAKE;
            case SAME -> null;
            case REMOVED -> Manner.REMOVE;
            case KEPT, CONFLICT -> choice == Choice.THEIRS ? going ? Manner.REMOVE : Manner.TAKE : Manner.BENEATH;
        };
    }
}
