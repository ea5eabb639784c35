package org.kartera.jobs.internal;

import java.time.Duration;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.kartera.persistence.UnitOfWork;
import org.kartera.platform.job.JobRun;

/** One attempt, as the job sees it. */
final class ActiveRun implements JobRun {
    /** Takes what the run tells of its progress. */
    interface Progress {
        void write(long done, long total);
    }

    private final UUID id;
    private final String payload;
    private final int attempt;
    private final CheckpointTable checkpoints;
    private final UnitOfWork unit;
    private final Lease lease;
    private final BooleanSupplier stopAsked;
    private final Progress progress;
    private final long look;
    private String state;
    private boolean cancelled;
    private boolean interrupted;
    private long lookedAt;
    private long wroteAt;
    private long done;
    private long total;
    private boolean unwritten;

    ActiveRun(
            UUID id,
            String payload,
            int attempt,
            CheckpointTable checkpoints,
            UnitOfWork unit,
            Lease lease,
            BooleanSupplier stopAsked,
            Progress progress,
            Duration look) {
        this.id = id;
        this.payload = payload;
        this.attempt = attempt;
        this.checkpoints = checkpoints;
        this.unit = unit;
        this.lease = lease;
        this.stopAsked = stopAsked;
        this.progress = progress;
        this.look = look.toNanos();
        this.lookedAt = System.nanoTime() - this.look;
        this.wroteAt = this.lookedAt;
        this.state = checkpoints.take(id, attempt);
    }

    @Override
    public UUID id() {
        return id;
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
    public void checkpoint(String place) {
        checkpoints.keep(id, attempt, place);
        state = place;
    }

    /** Inside a transaction it waits for the commit, so that nobody who watches the run waits for the transaction. */
    @Override
    public void progress(long newDone, long newTotal) {
        if (unit.active()) {
            unit.afterCommit(() -> progress(newDone, newTotal));
            return;
        }
        done = newDone;
        total = newTotal;
        unwritten = true;
        long now = System.nanoTime();
        if (now - wroteAt >= look) {
            wroteAt = now;
            writeProgress();
        }
    }

    /** Writes what {@link #progress} has held back. */
    void writeProgress() {
        if (unwritten) {
            progress.write(done, total);
            unwritten = false;
        }
    }

    @Override
    public boolean cancelled() {
        if (lease.ended()) {
            interrupted = true;
            return true;
        }
        long now = System.nanoTime();
        if (!cancelled && now - lookedAt >= look) {
            lookedAt = now;
            cancelled = stopAsked.getAsBoolean();
        }
        return cancelled;
    }

    /** Whether the run was told to stop because somebody wants it, and knows. */
    boolean knowsOfCancellation() {
        return cancelled;
    }

    /** Whether the run was told to stop for a reason of the engine, and knows. */
    boolean knowsOfInterruption() {
        return interrupted;
    }

    int attempt() {
        return attempt;
    }
}
