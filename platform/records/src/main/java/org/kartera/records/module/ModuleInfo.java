package org.kartera.records.module;

import java.util.List;

/**
 * A module at one moment.
 *
 * @param name the short name: {@code pipeline}
 * @param version the bundle's version; empty where it is not installed
 * @param state how it fares
 * @param reason why it failed, in words for an admin; else empty
 * @param bundle id of its bundle; -1 where it is not installed
 * @param requires names of the modules without which it cannot be enabled
 * @param entities full names of its record types
 * @param kernel a part of the kernel, which cannot be disabled
 */
public record ModuleInfo(
        String name,
        String version,
        ModuleState state,
        String reason,
        long bundle,
        List<String> requires,
        List<String> entities,
        boolean kernel) {
    public ModuleInfo {
        requires = List.copyOf(requires);
        entities = List.copyOf(entities);
    }

    /** One that is delivered and not installed. */
    public static ModuleInfo available(String name) {
        return new ModuleInfo(name, "", ModuleState.AVAILABLE, "", -1, List.of(), List.of(), false);
    }
}
