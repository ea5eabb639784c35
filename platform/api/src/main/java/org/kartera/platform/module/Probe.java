package org.kartera.platform.module;

import org.osgi.annotation.versioning.ConsumerType;

/** Asked by the kernel how a module fares: a DS component of the module. */
@ConsumerType
public interface Probe {
    /** Returns when all is well; throws with the reason when not. Takes at most 5 s. */
    void check() throws Exception;
}
