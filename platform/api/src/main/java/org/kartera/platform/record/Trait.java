package org.kartera.platform.record;

/** Abilities that a record type has for the asking. */
public enum Trait {
    /** Has a timeline of everything that happened to it. */
    TIMELINE,
    /** Takes attachments. */
    FILES,
    /** Belongs to no owner or team: configuration such as stages. Rights of own and team reach all its records. */
    SHARED
}
