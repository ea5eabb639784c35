package org.kartera.platform.module;

import org.osgi.annotation.versioning.ProviderType;

/**
 * A module that is enabled: the kernel registers one service for each, with the property {@code kartera.module}, after its migration, mapping and probe,
 * and an {@code org.osgi.service.condition.Condition} {@code kartera.<module>} with it. Every component of a module waits for that condition, without
 * its author's doing. Both go when it is disabled.
 */
@ProviderType
public interface Module {
    /** The short name: {@code pipeline}. */
    String name();

    /** The bundle's version. */
    String version();
}
