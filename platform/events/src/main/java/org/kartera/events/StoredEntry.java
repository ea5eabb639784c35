package org.kartera.events;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An entry as it stands in the feed; see {@link Entry}.
 *
 * @param cursor its place, to go on from; opaque
 * @param user id of who did it
 * @param login login of who did it, as it was then
 * @param transaction the same for all entries of one commit
 */
public record StoredEntry(
        String cursor,
        String kind,
        @Nullable String entity,
        @Nullable UUID record,
        long version,
        String title,
        @Nullable UUID owner,
        @Nullable UUID team,
        @Nullable String action,
        @Nullable UUID user,
        String login,
        String channel,
        String origin,
        UUID transaction,
        Instant at,
        String changes) {}
