package org.kartera.records.configuration;

import org.kartera.platform.configuration.ConfigurationPlan;
import org.kartera.records.metadata.Metadata;
import org.osgi.annotation.versioning.ProviderType;

/** Looks ahead, for parts whose things name record types and fields. A service, for any thread. */
@ProviderType
public interface Prospects {
    /** The record types as they would be with all fields and record types of {@code plan} that can be. Nothing to work with: their classes do not exist. */
    Metadata after(ConfigurationPlan plan);
}
