package org.kartera.records.internal.computed;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.kartera.platform.job.Jobs;

/** Takes note of what is asked for, and runs nothing. */
final class AskedJobs implements Jobs {
    private final BlockingQueue<String> payloads = new LinkedBlockingQueue<>();

    /** Record types and changes that were asked for and not told yet. */
    List<String> asked() {
        List<String> all = new ArrayList<>();
        payloads.drainTo(all);
        return all.stream().map(AskedJobs::plain).toList();
    }

    /** Waits for the next one. */
    void await(String expected) throws InterruptedException {
        String payload = payloads.poll(30, TimeUnit.SECONDS);
        assertEquals(expected, payload == null ? null : plain(payload));
    }

    private static String plain(String payload) {
        return payload.substring(0, payload.lastIndexOf(' '));
    }

    @Override
    public UUID submit(String job, String payload) {
        assertEquals(CompanyAmountJob.NAME, job);
        payloads.add(payload);
        return new UUID(0, payloads.size());
    }

    @Override
    public void repeat(String job, Duration pause) {
        throw new UnsupportedOperationException(job);
    }

    @Override
    public Optional<Status> status(UUID run) {
        return Optional.empty();
    }

    @Override
    public void cancel(UUID run) {
        throw new UnsupportedOperationException(run.toString());
    }
}
