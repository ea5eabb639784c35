package org.kartera.records.custom;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one layer lays over a field or record type that a module brings, as it is stored.
 *
 * @param entity full name of the record type
 * @param field the field; null where it is laid over the record type itself
 * @param pack the configuration package that brought it; null for one of an admin
 * @param parts what the layer says, in the form of the REST contract: texts by language, and what is named otherwise stays as it is below
 * @param below what those parts were below when this was laid over it
 * @param version counts its changes, from 1
 */
public record Overlay(
        UUID id,
        String entity,
        @Nullable String field,
        Layer layer,
        @Nullable String pack,
        Map<String, @Nullable Object> parts,
        Map<String, @Nullable Object> below,
        long version,
        Instant createdAt,
        @Nullable UUID createdBy,
        Instant modifiedAt,
        @Nullable UUID modifiedBy) {
    public Overlay {
        parts = Collections.unmodifiableMap(new LinkedHashMap<>(parts));
        below = Collections.unmodifiableMap(new LinkedHashMap<>(below));
    }
}
