package org.kartera.jobs;

import org.osgi.annotation.versioning.ProviderType;

/** The job engine as administrators see it. A service. */
@ProviderType
public interface JobOverview {
    /**
     * How many runs there are.
     *
     * @param running under way on any node
     * @param waiting not begun, or waiting for another attempt
     * @param failed given up in the last 30 days
     */
    record Counts(long running, long waiting, long failed) {}

    /** How many runs there are at this moment. */
    Counts counts();

    /** What this node is called. */
    String node();
}
