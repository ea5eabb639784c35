package org.kartera.platform;

/**
 * What a caller may do, compiled once and immutable. Verbs are {@code read, create, update, delete, export} and the name of each
 * action. What nobody granted is {@link Access#NONE}.
 */
@FunctionalInterface
public interface Rights {
    /** Everything; the kernel's own work runs with it. */
    Rights EVERYTHING = (entity, verb) -> Access.ALL;

    /** Nothing; whoever has not signed in. */
    Rights NOTHING = (entity, verb) -> Access.NONE;

    /** How far {@code verb} reaches over the records of {@code entity}, its full name such as {@code pipeline.deal}. */
    Access access(String entity, String verb);
}
