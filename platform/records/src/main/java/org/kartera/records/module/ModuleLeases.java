package org.kartera.records.module;

import org.osgi.annotation.versioning.ProviderType;

/** Keeps a module in place while work is in flight in it. A service; cheap, for any thread. */
@ProviderType
public interface ModuleLeases {
    /** Ends with {@link #close}; to be closed by the thread that asked for it, once. */
    @FunctionalInterface
    interface Lease extends AutoCloseable {
        @Override
        void close();
    }

    /** Takes part in a module until the lease is closed; 503 {@code module-disabled} when it is not enabled or about to leave. */
    Lease enter(String module);
}
