package org.kartera.records.internal.computed;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kartera.records.metadata.EntityType;
import org.kartera.records.metadata.FieldType;
import org.kartera.records.metadata.Metadata;

/**
 * A path of a formula, found in the metadata.
 *
 * @param text as it was written
 * @param hops references on the way, in their order
 * @param owner the record type that has the field at the end
 * @param end that field
 */
record Route(String text, List<Hop> hops, EntityType owner, FieldType end) {
    /** A reference, the record type that has it, and the one that it leads to. */
    record Hop(EntityType from, FieldType reference, EntityType to) {}

    Route {
        hops = List.copyOf(hops);
    }

    /** Finds a path that a formula of {@code type} has; empty where the metadata knows it no longer. */
    static Optional<Route> of(Metadata metadata, EntityType type, String text) {
        List<Hop> hops = new ArrayList<>();
        EntityType at = type;
        String rest = text;
        while (true) {
            FieldType field = at.field(rest);
            if (field != null) {
                return Optional.of(new Route(text, hops, at, field));
            }
            FieldType step = reference(at, rest);
            if (step == null) {
                return Optional.empty();
            }
            EntityType next = metadata.known(step.refs().get(0)).orElse(null);
            if (next == null) {
                return Optional.empty();
            }
            hops.add(new Hop(at, step, next));
            rest = rest.substring(step.name().length() + 1);
            at = next;
        }
    }

    private static @Nullable FieldType reference(EntityType type, String path) {
        for (int dot = path.lastIndexOf('.'); dot > 0; dot = path.lastIndexOf('.', dot - 1)) {
            FieldType field = type.field(path.substring(0, dot));
            if (field != null) {
                return field.reference() && field.refs().size() == 1 ? field : null;
            }
        }
        return null;
    }

    /** Which references lead so far: the same for paths that share them. */
    String way(int count) {
        StringBuilder way = new StringBuilder();
        hops.subList(0, count).forEach(hop -> way.append(hop.reference().name()).append('>'));
        return way.toString();
    }
}
