package org.kartera.rest.internal.metadata;

import org.jspecify.annotations.Nullable;
import org.kartera.platform.CrmException;
import org.kartera.platform.StandardError;

/** The count by which somebody confirms that so much may be lost. */
public final class Confirmation {
    private Confirmation() {}

    /** The count; null where nothing was confirmed. 400 {@code malformed-parameter}. */
    public static @Nullable Long of(@Nullable String confirm) {
        try {
            return confirm == null ? null : Long.valueOf(confirm);
        } catch (NumberFormatException e) {
            throw CrmException.causedBy(e, StandardError.MALFORMED_PARAMETER, "confirm", confirm);
        }
    }
}
