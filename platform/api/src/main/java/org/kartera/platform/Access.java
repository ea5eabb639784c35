package org.kartera.platform;

/** How far a right reaches; later constants include earlier ones. */
public enum Access {
    /** Not at all. */
    NONE,
    /** Records whose owner is the caller. */
    OWN,
    /** And records of the caller's teams and of the teams below them. */
    TEAM,
    /** Every record. */
    ALL;

    /** The wider of the two. */
    public Access or(Access other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
