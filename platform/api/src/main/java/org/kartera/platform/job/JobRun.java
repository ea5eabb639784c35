package org.kartera.platform.job;

import java.util.UUID;
import org.osgi.annotation.versioning.ProviderType;

/** One run of a job, seen from inside. */
@ProviderType
public interface JobRun {
    UUID id();

    /** What was asked for, as given to {@link Jobs#submit}. */
    String payload();

    /** Where an earlier attempt stood; empty at first. */
    String state();

    /** Keeps the place durably; call it inside the transaction that does the work to make both one. */
    void checkpoint(String state);

    /** Tells how far it is. */
    void progress(long done, long total);

    /** Whether somebody wants it to stop; it then returns soon. */
    boolean cancelled();
}
