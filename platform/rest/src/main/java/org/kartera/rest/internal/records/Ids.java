package org.kartera.rest.internal.records;

import java.util.Optional;
import java.util.UUID;
import org.kartera.platform.CrmException;
import org.kartera.platform.StandardError;

/** Ids of records in addresses and bodies. */
final class Ids {
    private static final int LENGTH = 36;

    private Ids() {}

    /** The id that {@code text} is; 404 {@code no-such-record} where it is none. */
    static UUID parse(String entity, String text) {
        return find(text).orElseThrow(() -> new CrmException(StandardError.NO_SUCH_RECORD, entity, text));
    }

    /** The id that {@code text} is; empty where it is none. */
    static Optional<UUID> find(String text) {
        try {
            // UUID.fromString takes shorter forms too, under which the same thing would have several addresses.
            return text.length() == LENGTH ? Optional.of(UUID.fromString(text)) : Optional.empty();
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }
}
