package org.kartera.records.internal.computed;

import java.util.UUID;
import org.kartera.platform.job.JobRun;

/** A run of a job that dies once it has kept its place so many times. */
public final class Run implements JobRun {
    private final String payload;
    private final int deaths;
    private int checkpoints;
    private String state;
    private long done;
    private long total;

    public Run(String payload, String state, int deaths) {
        this.payload = payload;
        this.state = state;
        this.deaths = deaths;
    }

    @Override
    public UUID id() {
        return new UUID(0, 1);
    }

    @Override
    public String payload() {
        return payload;
    }

    @Override
    public String state() {
        return state;
    }

    @Override
    public void checkpoint(String next) {
        state = next;
        checkpoints++;
    }

    @Override
    public void progress(long reached, long of) {
        done = reached;
        total = of;
        if (checkpoints >= deaths) {
            throw new IllegalStateException("the process died");
        }
    }

    /** How often it kept its place. */
    public int checkpoints() {
        return checkpoints;
    }

    /** How far it said that it was. */
    public long done() {
        return done;
    }

    /** How much there was to do. */
    public long total() {
        return total;
    }

    @Override
    public boolean cancelled() {
        return false;
    }
}
