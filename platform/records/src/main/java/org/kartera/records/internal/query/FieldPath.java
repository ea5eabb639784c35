package org.kartera.records.internal.query;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.CrmException;
import org.kartera.platform.StandardError;
import org.kartera.platform.record.FieldKind;
import org.kartera.records.metadata.EntityType;
import org.kartera.records.metadata.FieldType;
import org.kartera.records.metadata.Metadata;
import org.kartera.records.metadata.StandardFields;

/**
 * A path of a filter, sort or group, found in the metadata.
 *
 * @param text as it was written
 * @param hops references on the way, in their order
 * @param field the field at the end
 * @param currency the currency of that money field is meant, not its amount
 */
record FieldPath(String text, List<Hop> hops, FieldType field, boolean currency) {
    static final int MAX_HOPS = 3;

    /** A reference, and the record type that it leads to. */
    record Hop(FieldType reference, EntityType target) {}

    FieldPath {
        hops = List.copyOf(hops);
    }

    /** The path without its first hop. */
    FieldPath rest() {
        return new FieldPath(text, hops.subList(1, hops.size()), field, currency);
    }

    /**
     * Finds {@code text}, beginning at {@code type}; the longest field name wins, since those of mixins have a dot of their own.
     * 400 {@code unknown-field-in-query}, {@code filter-too-complex}; 503 {@code module-disabled}.
     */
    static FieldPath resolve(Metadata metadata, EntityType type, String text) {
        List<Hop> hops = new ArrayList<>();
        EntityType at = type;
        String rest = text;
        while (true) {
            FieldType field = readable(at, rest);
            if (field != null) {
                return new FieldPath(text, hops, field, false);
            }
            String name = longestPrefix(at, rest);
            FieldType step = name == null ? null : readable(at, name);
            if (step == null) {
                throw new CrmException(StandardError.UNKNOWN_FIELD_IN_QUERY, text, type.name());
            }
            rest = rest.substring(step.name().length() + 1);
            if (step.kind() == FieldKind.MONEY && rest.equals("currency")) {
                return new FieldPath(text, hops, step, true);
            } else if (!step.reference() || step.refs().size() != 1) {
                throw new CrmException(StandardError.UNKNOWN_FIELD_IN_QUERY, text, type.name());
            } else if (hops.size() == MAX_HOPS) {
                throw new CrmException(StandardError.FILTER_TOO_COMPLEX, MAX_HOPS);
            }
            at = metadata.entity(step.refs().get(0));
            hops.add(new Hop(step, at));
        }
    }

    /** The field of that name, or null where callers cannot read one. */
    static @Nullable FieldType readable(EntityType type, String name) {
        FieldType field = type.field(name);
        if (field == null) {
            field = StandardFields.queryable(name);
        }
        return field != null && field.readable() ? field : null;
    }

    private static @Nullable String longestPrefix(EntityType type, String path) {
        for (int dot = path.lastIndexOf('.'); dot > 0; dot = path.lastIndexOf('.', dot - 1)) {
            String name = path.substring(0, dot);
            if (readable(type, name) != null) {
                return name;
            }
        }
        return null;
    }
}
