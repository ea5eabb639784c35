package org.kartera.records.custom;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.record.Trait;
import org.kartera.records.internal.custom.EntityJson;

/**
 * A record type as an admin wants it; its fields are defined one by one. Immutable.
 *
 * @param name the full name, {@code custom.vehicle}
 * @param label what people call one, by language; not empty
 * @param plural what they call several; not empty
 * @param icon name of a Lucide icon
 * @param title pattern of titles, with names of fields in braces
 * @param traits abilities beyond those that every record has
 * @param order fields by which lists are in order that ask for none, a minus in front for the greatest first
 */
public record EntityDefinition(
        String name,
        Map<String, String> label,
        Map<String, String> plural,
        String icon,
        String title,
        Set<Trait> traits,
        List<String> order) {
    public EntityDefinition {
        label = Collections.unmodifiableMap(new LinkedHashMap<>(label));
        plural = Collections.unmodifiableMap(new LinkedHashMap<>(plural));
        traits = Set.copyOf(traits);
        order = List.copyOf(order);
    }

    /** As the REST contract has it. */
    public Map<String, @Nullable Object> json() {
        return EntityJson.write(this);
    }
}
