package org.kartera.benchmark;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;

/**
 * One thing that people do, asked for again and again.
 *
 * @param name as in the table
 * @param session who does it
 * @param step does it once over a connection; {@code turn} differs every time
 */
record Scenario(String name, Session session, Step step) {
    /** Does it once; false where the answer was not what was asked for. */
    @FunctionalInterface
    interface Step {
        boolean take(Wire wire, long turn) throws IOException;
    }

    /** Measures it with so many clients at once, after a third of the time for warming up. */
    Figures measure(int clients, Duration duration) throws IOException, InterruptedException {
        AtomicLong turns = new AtomicLong(System.nanoTime());
        run(clients, duration.dividedBy(3), turns);
        long begin = System.nanoTime();
        List<Client> done = run(clients, duration, turns);
        double seconds = (System.nanoTime() - begin) / 1e9;
        long[] all = done.stream().flatMapToLong(Client::times).toArray();
        return Figures.of(all, seconds, done.stream().mapToLong(Client::failed).sum());
    }

    private record Client(List<Long> nanos, long failed) {
        LongStream times() {
            return nanos.stream().mapToLong(Long::longValue);
        }
    }

    private List<Client> run(int clients, Duration duration, AtomicLong turns)
            throws IOException, InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(clients);
        try {
            List<Future<Client>> running = new ArrayList<>();
            for (int i = 0; i < clients; i++) {
                running.add(threads.submit(() -> ask(duration, turns)));
            }
            List<Client> done = new ArrayList<>();
            for (Future<Client> each : running) {
                done.add(each.get());
            }
            return done;
        } catch (ExecutionException failed) {
            throw new IOException(name, failed.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    private Client ask(Duration duration, AtomicLong turns) throws IOException {
        List<Long> nanos = new ArrayList<>();
        long failed = 0;
        long end = System.nanoTime() + duration.toNanos();
        try (Wire wire = session.connect()) {
            for (long before = System.nanoTime(); before < end; ) {
                failed += step.take(wire, turns.incrementAndGet()) ? 0 : 1;
                long after = System.nanoTime();
                nanos.add(after - before);
                before = after;
            }
        }
        return new Client(nanos, failed);
    }
}
