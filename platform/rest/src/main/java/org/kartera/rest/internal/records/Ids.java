package org.kartera.rest.internal.records;

import java.util.UUID;
import org.kartera.platform.CrmException;
import org.kartera.platform.StandardError;

/** Ids of records in addresses and bodies. */
final class Ids {
    private static final int LENGTH = 36;

    private Ids() {}

    /** The id that {@code text} is; 404 {@code no-such-record} where it is none. */
    static UUID parse(String entity, String text) {
        try {
            // UUID.fromString takes shorter forms too, under which the same record would have several addresses.
            if (text.length() == LENGTH) {
                return UUID.fromString(text);
            }
        } catch (IllegalArgumentException malformed) {
            throw CrmException.causedBy(malformed, StandardError.NO_SUCH_RECORD, entity, text);
        }
        throw new CrmException(StandardError.NO_SUCH_RECORD, entity, text);
    }
}
