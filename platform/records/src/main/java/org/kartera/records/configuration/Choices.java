package org.kartera.records.configuration;

import java.util.Map;
import org.kartera.records.configuration.Difference.Choice;

/**
 * Who prevails where a package and an administrator differ.
 *
 * @param byThing by {@code <part>/<key>}; what is not named stays as it is here
 */
public record Choices(Map<String, Choice> byThing) {
    /** Everything stays that an administrator made. */
    public static final Choices NONE = new Choices(Map.of());

    public Choices {
        byThing = Map.copyOf(byThing);
    }

    public Choice of(String part, String key) {
        return byThing.getOrDefault(part + "/" + key, Choice.OURS);
    }
}
