package org.kartera.endtoend;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** People at work: threads that read the same address again and again, and do not put up with any other answer than 200. */
final class Load implements AutoCloseable {
    private static final int THREADS = 4;

    private final AtomicBoolean over = new AtomicBoolean();
    private final AtomicLong done = new AtomicLong();
    private final ConcurrentLinkedQueue<String> failures = new ConcurrentLinkedQueue<>();
    private final List<Thread> threads = new ArrayList<>();

    Load(Supplier<Api> caller, String path) {
        for (int i = 0; i < THREADS; i++) {
            Api api = caller.get();
            Thread thread = new Thread(() -> read(api, path), "load-" + i);
            thread.start();
            threads.add(thread);
        }
    }

    private void read(Api api, String path) {
        while (!over.get()) {
            try {
                Api.Answer answer = api.get(path);
                if (answer.status() != 200) {
                    failures.add(answer.status() + " " + answer.json());
                }
            } catch (RuntimeException failed) {
                failures.add(failed.toString());
            }
            done.incrementAndGet();
        }
    }

    long done() {
        return done.get();
    }

    /** Ends the work; fails where any request did. */
    @Override
    public void close() throws InterruptedException {
        over.set(true);
        for (Thread thread : threads) {
            thread.join();
        }
        if (!failures.isEmpty()) {
            throw new AssertionError(failures.size() + " of " + done + " requests failed, first: " + failures.peek());
        }
    }
}
