package org.kartera.platform;

/** Something to do that has a result and throws nothing checked. */
@FunctionalInterface
public interface Work<T> {
    T run();
}
