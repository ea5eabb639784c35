package org.kartera.platform.configuration;

import org.jspecify.annotations.Nullable;

/**
 * One thing that a package is going to do.
 *
 * @param part name of the {@link ConfigurationPart}
 * @param after what it is to be; null where it goes
 */
public record ConfigurationChange(
        String part, String key, Manner manner, @Nullable Object after) {
    /** How. */
    public enum Manner {
        /** It takes the place of what there is. */
        TAKE,
        /** What an administrator made stays in force; where layers can lie below each other, it is laid below, or taken away there where it goes. */
        BENEATH,
        /** It goes, as far as it is the package's. */
        REMOVE
    }
}
