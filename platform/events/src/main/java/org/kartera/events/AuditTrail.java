package org.kartera.events;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.CrmException;
import org.kartera.platform.StandardError;
import org.osgi.annotation.versioning.ProviderType;

/** The feed as administrators look through it, newest first. A service. Whoever calls it has made sure that the caller is one. */
@ProviderType
public interface AuditTrail {
    /**
     * Which entries are wanted; null: whichever.
     *
     * @param entity full name of the record type
     * @param record id of the record
     * @param user id of who did it
     * @param kind such as {@code update}
     * @param from at this moment or later
     * @param to before this moment
     */
    record Query(
            @Nullable String entity,
            @Nullable UUID record,
            @Nullable UUID user,
            @Nullable String kind,
            @Nullable Instant from,
            @Nullable Instant to) {
        /** The parameters that {@link #parse} takes. */
        public static final Set<String> PARAMETERS = Set.of("entity", "record", "user", "kind", "from", "to");

        /** The query that parameters of an address ask for: ids, and moments in ISO 8601 with an offset. 400 {@code malformed-parameter}. */
        public static Query parse(Map<String, String> parameters) {
            return new Query(
                    parameters.get("entity"),
                    id("record", parameters.get("record")),
                    id("user", parameters.get("user")),
                    parameters.get("kind"),
                    moment("from", parameters.get("from")),
                    moment("to", parameters.get("to")));
        }

        private static @Nullable UUID id(String name, @Nullable String text) {
            try {
                return text == null ? null : UUID.fromString(text);
            } catch (IllegalArgumentException e) {
                throw CrmException.causedBy(e, StandardError.MALFORMED_PARAMETER, name, text);
            }
        }

        private static @Nullable Instant moment(String name, @Nullable String text) {
            try {
                return text == null ? null : OffsetDateTime.parse(text).toInstant();
            } catch (DateTimeParseException e) {
                throw CrmException.causedBy(e, StandardError.MALFORMED_PARAMETER, name, text);
            }
        }
    }

    /** Entries older than {@code before} (null: from the newest), newest first. 400 {@code malformed-cursor}. */
    List<StoredEntry> read(Query query, @Nullable String before, int limit);
}
