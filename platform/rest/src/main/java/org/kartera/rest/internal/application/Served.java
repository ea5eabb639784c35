package org.kartera.rest.internal.application;

/** Tells whether the addresses are those that should be. */
@FunctionalInterface
public interface Served {
    /** Whether every resource that has come is served, and those that every client needs have come. */
    boolean upToDate();
}
