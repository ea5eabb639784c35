package org.kartera.records.internal.configuration;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.kartera.platform.configuration.ConfigurationChange;
import org.kartera.platform.configuration.ConfigurationChange.Manner;
import org.kartera.platform.configuration.ConfigurationItem;
import org.kartera.platform.configuration.ConfigurationPart;
import org.kartera.records.configuration.ConfigurationPackage;

/** What goes with a package. */
final class Withdrawal {
    private Withdrawal() {}

    /** What is the package's, and what is as the package has it where nobody knows whose things are. */
    static List<ConfigurationItem> going(ConfigurationPart part, PackageTable.Row row) {
        ConfigurationPackage pack = PackageReader.read(Objects.requireNonNullElse(row.basis(), row.content()));
        Map<String, Object> things = pack.things(part.name());
        return part.items().stream()
                .filter(item -> !item.retired())
                .filter(item -> part.layered()
                        ? row.name().equals(item.pack())
                        : things.containsKey(item.key()) && Canonical.same(things.get(item.key()), item.content()))
                .toList();
    }

    /** Record types first, with which their fields go; within a part the last first. */
    static List<ConfigurationChange> steps(List<ConfigurationPart> parts, PackageTable.Row row) {
        List<ConfigurationChange> steps = new ArrayList<>();
        for (ConfigurationPart part : parts) {
            List<ConfigurationItem> going = going(part, row);
            for (int last = going.size() - 1; last >= 0; last--) {
                steps.add(new ConfigurationChange(part.name(), going.get(last).key(), Manner.REMOVE, null));
            }
        }
        return steps;
    }
}
