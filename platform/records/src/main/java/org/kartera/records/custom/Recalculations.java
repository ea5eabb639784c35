package org.kartera.records.custom;

import java.util.Optional;
import org.kartera.platform.job.Jobs;
import org.osgi.annotation.versioning.ProviderType;

/**
 * How far the rows that there are have been computed for the formulas and roll-ups that there are now. A service, for any thread; for administrators, 403
 * {@code not-allowed} for all others.
 */
@ProviderType
public interface Recalculations {
    /** How the run fares that this node has asked for, for all computed fields of {@code entity} at once; empty where it is done or none was needed. */
    Optional<Jobs.Status> of(String entity);

    /** Asks for another run, such as after one that has failed. Without effect while nobody runs jobs. 404 {@code no-such-entity}, 503 {@code module-disabled}. */
    void again(String entity);
}
