package org.kartera.records.internal.custom;

import org.jspecify.annotations.Nullable;

/** Kinds of the feed's entries about what admins made. */
final class CustomisationKinds {
    static final String FIELD = "field-";
    static final String ENTITY = "entity-";
    static final String ADDED = FIELD + "added";
    static final String CHANGED = FIELD + "changed";
    static final String RENAMED = FIELD + "renamed";
    static final String RETYPED = FIELD + "retyped";
    static final String RETIRED = FIELD + "retired";
    static final String RESTORED = FIELD + "restored";
    static final String DELETED = FIELD + "deleted";

    static final String ENTITY_ADDED = ENTITY + "added";
    static final String ENTITY_CHANGED = ENTITY + "changed";
    static final String ENTITY_RETIRED = ENTITY + "retired";
    static final String ENTITY_RESTORED = ENTITY + "restored";
    static final String ENTITY_DELETED = ENTITY + "deleted";

    /** What becomes of what a module brings: {@link #of} puts it together. */
    static final String CHANGED_OF = "changed";

    static final String REVERTED_OF = "reverted";

    private CustomisationKinds() {}

    /** The kind of a change of a module's field, or of its record type where there is none. */
    static String of(@Nullable String field, String verb) {
        return (field == null ? ENTITY : FIELD) + verb;
    }

    /** Whether it is a change of a field or record type, rather than of records. */
    static boolean ofDefinitions(String kind) {
        return kind.startsWith(FIELD) || kind.startsWith(ENTITY);
    }
}
