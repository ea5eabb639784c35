package org.kartera.records.internal.custom;

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

    private CustomisationKinds() {}
}
