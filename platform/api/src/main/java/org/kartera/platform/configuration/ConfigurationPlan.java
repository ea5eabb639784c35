package org.kartera.platform.configuration;

import java.util.List;
import org.kartera.platform.configuration.ConfigurationChange.Manner;

/**
 * All that a package is going to do, part by part in the order in which it is done, those that go last.
 *
 * @param pack name of the package
 */
public record ConfigurationPlan(String pack, List<ConfigurationChange> changes) {
    public ConfigurationPlan {
        changes = List.copyOf(changes);
    }

    /** What is done in that manner to things of {@code part}, in the order of the package. */
    public List<ConfigurationChange> of(String part, Manner manner) {
        return changes.stream()
                .filter(change -> change.part().equals(part) && change.manner() == manner)
                .toList();
    }
}
