package org.kartera.records.metadata;

import java.util.function.Consumer;
import org.osgi.annotation.versioning.ProviderType;

/** Gives the metadata of this moment. A service. */
@ProviderType
public interface MetadataSource {
    Metadata current();

    /** Is called, on the thread that made the change, with each new generation; closing the handle ends it. */
    AutoCloseable watch(Consumer<Metadata> watcher);
}
