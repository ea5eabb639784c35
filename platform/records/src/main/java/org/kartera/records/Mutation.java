package org.kartera.records;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is to be done to one record. Values are those of parsed JSON (text, {@code Long}, {@code BigDecimal}, {@code Boolean}, lists, maps, null), or of a
 * field's Java type. {@code version} is the one the caller knows; null: whichever.
 */
public sealed interface Mutation {
    record Create(Map<String, @Nullable Object> values) implements Mutation {}

    /** Changes the fields named; null empties one (RFC 7396). */
    record Update(UUID id, @Nullable Long version, Map<String, @Nullable Object> values) implements Mutation {}

    /** Into the recycle bin. */
    record Delete(UUID id, @Nullable Long version) implements Mutation {}

    /** Out of the recycle bin. */
    record Restore(UUID id) implements Mutation {}

    /** Out of existence; the record must be in the recycle bin. */
    record Purge(UUID id) implements Mutation {}

    record Act(UUID id, @Nullable Long version, String action, Map<String, @Nullable Object> arguments)
            implements Mutation {}
}
