package org.kartera.records.formula;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kartera.records.metadata.EntityType;
import org.kartera.records.metadata.Metadata;

/** The fields that a formula may name. Immutable. */
public interface Scope {
    /**
     * A field.
     *
     * @param kind what its values are
     * @param choices the values of a choice; empty for other kinds
     */
    record Symbol(ValueKind kind, List<String> choices) {
        public Symbol {
            choices = List.copyOf(choices);
        }
    }

    /** The field of that name; null where there is none. */
    @Nullable
    Symbol symbol(String name);

    /** What the reference of that name leads to; null where it leads nowhere, or to one of several record types. */
    @Nullable
    Scope through(String name);

    /** The names of all fields, to propose one of them. */
    Collection<String> names();

    /** The fields of a record type that callers can read. */
    static Scope of(Metadata metadata, EntityType type) {
        return new EntityScope(metadata, type);
    }
}
