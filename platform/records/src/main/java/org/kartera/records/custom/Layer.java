package org.kartera.records.custom;

/** Who made something. What a lower layer brings never replaces what a higher one has. */
public enum Layer {
    /** A configuration package. */
    PACKAGE,
    /** An administrator. */
    ADMIN
}
