package org.kartera.events;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** The hash chain over the feed, sealed by a follower within a second of each commit. A service. */
@ProviderType
public interface AuditChain {
    /**
     * What a check found.
     *
     * @param entries how many entries were checked
     * @param seals how many seals were checked
     * @param faults what is wrong, one line each; empty when the chain holds
     */
    record Verdict(long entries, long seals, List<String> faults) {
        public Verdict {
            faults = List.copyOf(faults);
        }
    }

    /** Checks every seal against the entries as they are. */
    Verdict verify();
}
