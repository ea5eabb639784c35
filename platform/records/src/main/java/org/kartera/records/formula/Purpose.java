package org.kartera.records.formula;

/** What a formula is for. */
public enum Purpose {
    /** Its result is stored: it must come out the same whenever it is computed, so {@code today()} and {@code now()} are refused. */
    STORED,
    /** A validation or visibility: true or false at the moment it is asked. */
    CONDITION
}
