package org.kartera.persistence.testing;

import java.util.UUID;
import org.kartera.platform.job.JobRun;

/** A run of a job that nobody watches or cancels, from its beginning. */
public final class SilentRun implements JobRun {
    @Override
    public UUID id() {
        return new UUID(0, 1);
    }

    @Override
    public String payload() {
        return "";
    }

    @Override
    public String state() {
        return "";
    }

    @Override
    public void checkpoint(String state) {}

    @Override
    public void progress(long done, long total) {}

    @Override
    public boolean cancelled() {
        return false;
    }
}
