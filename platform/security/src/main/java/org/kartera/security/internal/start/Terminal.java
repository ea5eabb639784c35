package org.kartera.security.internal.start;

/** Where a person reads what must not be in a log. */
@FunctionalInterface
interface Terminal {
    void print(String text);
}
