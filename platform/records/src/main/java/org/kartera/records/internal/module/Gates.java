package org.kartera.records.internal.module;

import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import org.kartera.platform.CrmException;
import org.kartera.platform.StandardError;
import org.kartera.records.module.ModuleLeases;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Counts what is in flight in each module. */
@Component(service = {ModuleLeases.class, Gates.class})
public final class Gates implements ModuleLeases {
    private static final long LONGEST_PAUSE_MILLIS = 3_000;

    private final ConcurrentMap<String, Gate> gates = new ConcurrentHashMap<>();

    @Activate
    public Gates() {}

    @Override
    public Lease enter(String module) {
        Gate gate = gates.get(module);
        if (gate == null || !gate.enter()) {
            throw new CrmException(StandardError.MODULE_DISABLED, module);
        }
        return gate;
    }

    /** Lets work in. */
    void open(String module) {
        gates.computeIfAbsent(module, name -> new Gate()).open();
    }

    /** Lets no more work in; what is inside goes on. */
    void shut(String module) {
        Gate gate = gates.get(module);
        if (gate != null) {
            gate.shut();
        }
    }

    /** Lets those who come wait, for {@value #LONGEST_PAUSE_MILLIS} ms at the most, until {@link #resume}. */
    void pause(String module) {
        Gate gate = gates.get(module);
        if (gate != null) {
            gate.pause(true);
        }
    }

    /** Lets them in again. */
    void resume(String module) {
        Gate gate = gates.get(module);
        if (gate != null) {
            gate.pause(false);
        }
    }

    /** Waits until nothing is inside; whether that came within {@code limit}. */
    boolean drain(String module, Duration limit) {
        Gate gate = gates.get(module);
        return gate == null || gate.drain(limit);
    }

    /** The gate of one module. */
    private static final class Gate implements Lease {
        private boolean open;
        private boolean paused;
        private int inside;

        synchronized boolean enter() {
            awaitResume();
            if (open) {
                inside++;
            }
            return open;
        }

        @Override
        public synchronized void close() {
            inside--;
            if (inside == 0) {
                notifyAll();
            }
        }

        private void awaitResume() {
            long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(LONGEST_PAUSE_MILLIS);
            long left = LONGEST_PAUSE_MILLIS;
            while (paused && open && left > 0) {
                try {
                    wait(left);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return;
                }
                left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            }
        }

        synchronized void pause(boolean on) {
            paused = on;
            notifyAll();
        }

        synchronized void open() {
            open = true;
        }

        synchronized void shut() {
            open = false;
        }

        synchronized boolean drain(Duration limit) {
            long end = System.nanoTime() + limit.toNanos();
            while (inside > 0) {
                long left = (end - System.nanoTime()) / 1_000_000;
                if (left <= 0) {
                    return false;
                }
                try {
                    wait(left);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return false;
                }
            }
            return true;
        }
    }
}
