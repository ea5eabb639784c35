package org.kartera.events.internal;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Says that the feed may have grown. Cheap for who raises it while nobody waits. */
final class Signal {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final AtomicLong raised = new AtomicLong();

    /** How often it was raised. To be asked before the feed is read, so that nothing falls between reading and waiting. */
    long count() {
        return raised.get();
    }

    void raise() {
        lock.lock();
        try {
            raised.incrementAndGet();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Returns when it was raised more often than {@code seen} times, or after {@code longest}. */
    void await(long seen, Duration longest) throws InterruptedException {
        long left = longest.toNanos();
        lock.lock();
        try {
            while (raised.get() == seen && left > 0) {
                left = changed.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Lets more come, so that a burst of commits is read at once. */
    static void linger(Duration pause) throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(pause.toNanos());
    }
}
