package org.kartera.records.internal.query;

/** Gives the value of one bind of a compiled statement. It is of a class that every driver's {@code setObject} takes, and never null. */
@FunctionalInterface
interface Slot {
    Object value(Arguments arguments);
}
