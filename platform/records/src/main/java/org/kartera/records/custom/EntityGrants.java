package org.kartera.records.custom;

import org.kartera.platform.Access;
import org.osgi.annotation.versioning.ConsumerType;

/** Whoever keeps the rights. A service. */
@ConsumerType
public interface EntityGrants {
    /** A record type is being made with whose records others than administrators may do everything within {@code access}. On the thread that made it. */
    void grant(String entity, Access access);
}
