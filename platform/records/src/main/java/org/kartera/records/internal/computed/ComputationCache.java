package org.kartera.records.internal.computed;

import org.jspecify.annotations.Nullable;
import org.kartera.records.metadata.Metadata;

/** What is computed in the newest generation of the metadata. For any thread. */
public final class ComputationCache {
    private volatile @Nullable Known newest;

    private record Known(long generation, Computations computations) {}

    /** What is computed; read anew when the metadata has changed. */
    public Computations of(Metadata metadata) {
        Known known = newest;
        if (known != null && known.generation() == metadata.generation()) {
            return known.computations();
        }
        Computations computations = new ComputationReader(metadata).read();
        if (known == null || known.generation() < metadata.generation()) {
            newest = new Known(metadata.generation(), computations);
        }
        return computations;
    }
}
