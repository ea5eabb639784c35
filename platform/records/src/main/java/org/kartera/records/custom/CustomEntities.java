package org.kartera.records.custom;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Record types that administrators make. They live in the module {@value #MODULE}, which is always there, with everything that others have: table, REST,
 * rights, search, import, audit. Their fields are {@link Customisation}'s. A service, for any thread outside a unit of work; each change waits for its end,
 * is an entry of the feed ({@code entity-added, entity-changed, ...}) and followed by the other nodes.
 *
 * <p>Everything is for administrators: 403 {@code not-allowed} for all others. 404 {@code no-such-entity}; what is wrong in a definition is 422 {@code
 * invalid-fields}, all of it at once.
 */
@ProviderType
public interface CustomEntities {
    /** The module to which they belong. */
    String MODULE = "custom";

    /** As many may be made, retired ones included. */
    int MOST_ENTITIES = 200;

    /** All that were made, retired and failed ones included, in the order in which they were made. */
    List<CustomEntity> entities();

    /** One of them. */
    CustomEntity entity(String name);

    /**
     * Makes a record type with the {@code fields} that the definition has, or one called {@code name} where it has none; all is in effect when this returns.
     * {@code access} in it says what others than administrators may do with the records: {@code all, team, own} or {@code none}. 409 {@code
     * duplicate-name}, 422 {@code too-many-entities}.
     */
    CustomEntity define(Map<String, ? extends @Nullable Object> definition, Origin origin);

    /** Changes what {@code patch} names (JSON merge patch, RFC 7396); 412 {@code stale-version} where {@code version} is given and not the newest. */
    CustomEntity change(String name, @Nullable Long version, Map<String, ? extends @Nullable Object> patch);

    /** Takes it out of use: its records are 503 {@code module-disabled}, and stay. Without effect on a retired one. */
    CustomEntity retire(String name);

    /** Brings it back. Without effect on an active one. */
    CustomEntity restore(String name);

    /** What would be lost with it. */
    Usage usage(String name);

    /**
     * Deletes it with all its records. 409 {@code entity-in-use} with the count unless {@code confirm} is the count of {@link Usage#rows}, {@code
     * entity-needed} while fields of others refer to it.
     */
    void delete(String name, @Nullable Long confirm);
}
