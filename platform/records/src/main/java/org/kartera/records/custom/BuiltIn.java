package org.kartera.records.custom;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A field or record type that a module brings, and what is laid over it.
 *
 * @param entity full name of the record type
 * @param field the field; null for the record type itself
 * @param now what it is with all layers, in the form of the REST contract
 * @param module what the module says of the parts that can be changed
 * @param changeable names of those parts, in an order for people
 * @param layers what is laid over it, the lowest first; none: it is as the module has it
 * @param conflicts parts that administrators, or else a package, have changed and that are not below any more what they were then
 * @param version of what administrators have laid over it, which changes name; 0 where they never have
 */
public record BuiltIn(
        String entity,
        @Nullable String field,
        Map<String, @Nullable Object> now,
        Map<String, @Nullable Object> module,
        List<String> changeable,
        List<Overlay> layers,
        Map<String, Difference> conflicts,
        long version) {
    /** What a part was below a layer when that was made, and what it is there now. */
    public record Difference(@Nullable Object was, @Nullable Object now) {}

    public BuiltIn {
        now = Collections.unmodifiableMap(new LinkedHashMap<>(now));
        module = Collections.unmodifiableMap(new LinkedHashMap<>(module));
        changeable = List.copyOf(changeable);
        layers = List.copyOf(layers);
        conflicts = Map.copyOf(conflicts);
    }
}
