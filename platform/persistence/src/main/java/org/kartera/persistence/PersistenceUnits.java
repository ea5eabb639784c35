package org.kartera.persistence;

import org.osgi.annotation.versioning.ProviderType;

/** The running units. A service. */
@ProviderType
public interface PersistenceUnits {
    /** Builds the unit and puts it in the place of the module's former one, which serves what is in flight and is closed then. */
    void open(UnitDefinition definition);

    /** Takes the module's unit away and closes it once nothing is in flight; without effect where there is none. */
    void close(String module);
}
