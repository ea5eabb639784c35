package org.kartera.records.custom;

/** How a field or record type that an admin made fares. */
public enum CustomState {
    /** On its way; a start of the server completes it. */
    ADDING,
    /** In use. */
    ACTIVE,
    /** Out of sight, with all that is stored in it. */
    RETIRED,
    /** It could not be completed; its reason says why. */
    FAILED,
    /** Deleted; its column goes as soon as nobody can be using it any more. */
    DELETED
}
