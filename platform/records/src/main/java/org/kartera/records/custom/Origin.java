package org.kartera.records.custom;

import org.jspecify.annotations.Nullable;

/**
 * Who makes a field or record type.
 *
 * @param pack the configuration package; null for an admin
 */
public record Origin(Layer layer, @Nullable String pack) {
    /** An administrator. */
    public static final Origin ADMIN = new Origin(Layer.ADMIN, null);

    /** The configuration package of that name. */
    public static Origin of(String pack) {
        return new Origin(Layer.PACKAGE, pack);
    }
}
