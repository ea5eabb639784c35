package org.kartera.records.module;

/** How a module fares. */
public enum ModuleState {
    /** Delivered with the installation, or known from before, and not installed. */
    AVAILABLE,
    /** On its way to be enabled. */
    STARTING,
    /** Its records can be read and written. */
    ENABLED,
    /** Switched off by an admin; its data stays. */
    DISABLED,
    /** It should be enabled and cannot be; the reason says why. */
    FAILED;

    /** Whether it is known how it fares: it neither waits to be installed nor is on its way. */
    public boolean settled() {
        return this != AVAILABLE && this != STARTING;
    }
}
