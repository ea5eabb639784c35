package org.kartera.records.custom;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A record type that an admin made, as it is stored.
 *
 * @param id stays whatever becomes of it
 * @param pack the configuration package that brought it; null for one of an admin
 * @param version counts its changes, from 1
 * @param reason why it failed; else empty
 */
public record CustomEntity(
        UUID id,
        EntityDefinition definition,
        CustomState state,
        Layer layer,
        @Nullable String pack,
        long version,
        String reason,
        Instant createdAt,
        @Nullable UUID createdBy,
        Instant modifiedAt,
        @Nullable UUID modifiedBy) {
    public String name() {
        return definition.name();
    }
}
