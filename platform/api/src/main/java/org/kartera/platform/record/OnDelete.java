package org.kartera.platform.record;

/** What becomes of a record when one that it refers to is deleted. The kernel keeps it over the borders of modules. */
public enum OnDelete {
    /** The other cannot be deleted: 409 {@code still-referenced}. */
    RESTRICT,
    /** The reference is emptied. */
    CLEAR,
    /** This record is deleted too, and restored with the other. */
    CASCADE
}
