package org.kartera.records.internal.computed;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kartera.records.metadata.EntityType;

/** All that is computed, at one moment of the metadata. Immutable. */
public final class Computations {
    private final Map<String, ComputedFields> fields;
    private final Map<String, Influence> influences;

    private Computations(Map<String, ComputedFields> fields, Map<String, Influence> influences) {
        this.fields = Map.copyOf(fields);
        this.influences = Map.copyOf(influences);
    }

    static Computations of(List<ComputedFields> all) {
        Map<String, ComputedFields> fields = new LinkedHashMap<>();
        all.forEach(each -> fields.put(each.type().name(), each));
        return new Computations(fields, InfluenceReader.read(all));
    }

    /** What is computed of {@code type}. */
    public ComputedFields of(EntityType type) {
        ComputedFields found = fields.get(type.name());
        return found == null ? ComputedFields.none(type) : found;
    }

    /** What depends on records of {@code type}. */
    public Influence influence(EntityType type) {
        return influences.getOrDefault(type.name(), Influence.NONE);
    }

    /** Of each record type of which something is computed or demanded. */
    Collection<ComputedFields> all() {
        return fields.values();
    }

    /** Whether nothing is computed at all. */
    boolean isEmpty() {
        return fields.values().stream().noneMatch(ComputedFields::computes);
    }
}
