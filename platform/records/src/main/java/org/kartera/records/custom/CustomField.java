package org.kartera.records.custom;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A field that an admin made, as it is stored.
 *
 * @param id stays whatever it is called
 * @param entity full name of the record type that has it
 * @param pack the configuration package that brought it; null for one of an admin
 * @param version counts its changes, from 1
 * @param reason why it failed; else empty
 */
public record CustomField(
        UUID id,
        String entity,
        FieldDefinition definition,
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

    /** The same, which could not be completed. */
    public CustomField failed(String why) {
        return new CustomField(
                id,
                entity,
                definition,
                CustomState.FAILED,
                layer,
                pack,
                version + 1,
                why,
                createdAt,
                createdBy,
                modifiedAt,
                modifiedBy);
    }
}
