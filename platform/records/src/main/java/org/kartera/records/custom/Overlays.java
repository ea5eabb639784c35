package org.kartera.records.custom;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/**
 * What packages and administrators change of fields and record types that modules bring: what people call them, what is asked of them, which values they
 * offer. It lies over what the module says and is kept apart from it, so that an upgrade of the module overwrites nothing. A service, for any thread outside a
 * unit of work; each change waits for its end, is an entry of the feed ({@code field-changed, field-reverted, entity-changed, entity-reverted}) and followed by
 * the other nodes.
 *
 * <p>Everything is for administrators: 403 {@code not-allowed} for all others. 404 {@code no-such-entity} and {@code no-such-field}, also for a field that an
 * administrator made, which is {@link Customisation}'s; 503 {@code module-disabled}. Wherever a field is named, null means the record type itself.
 */
@ProviderType
public interface Overlays {
    /** The fields that modules bring to a record type, in its order. */
    List<BuiltIn> fields(String entity);

    /** One of them, or the record type. */
    BuiltIn of(String entity, @Nullable String field);

    /**
     * Changes what {@code patch} names (JSON merge patch, RFC 7396) in the layer of {@code origin}; a part without a value is as below again, and what is
     * equal to what lies below is not kept. 412 {@code stale-version} where {@code version} is given and not the layer's newest; 422 {@code invalid-fields}
     * with all that is wrong: {@code built-in} for what the module alone decides, {@code looser} for less than the module asks for, {@code fixed-choices}
     * for values that cannot be added or removed, {@code ruled-choice} for ones that the module's rules give.
     */
    BuiltIn change(
            String entity,
            @Nullable String field,
            @Nullable Long version,
            Map<String, ? extends @Nullable Object> patch,
            Origin origin);

    /** Takes away all that the layer of {@code origin} says. Without effect where it says nothing. 412 {@code stale-version}. */
    BuiltIn revert(String entity, @Nullable String field, @Nullable Long version, Origin origin);

    /** What all layers say of all fields and record types, those of modules that are away included, in the order in which it was made. */
    List<Overlay> all();
}
