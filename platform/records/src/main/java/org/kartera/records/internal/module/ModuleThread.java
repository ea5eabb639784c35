package org.kartera.records.internal.module;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.CrmException;
import org.kartera.platform.StandardError;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one thread on which modules change. */
final class ModuleThread {
    private static final Logger LOG = LoggerFactory.getLogger(ModuleThread.class);

    private volatile @Nullable Thread worker;
    private final ScheduledThreadPoolExecutor thread = new ScheduledThreadPoolExecutor(1, task -> {
        Thread made = new Thread(task, "kartera-modules");
        made.setDaemon(true);
        worker = made;
        return made;
    });
    private final Runnable afterEach;

    /** {@code afterEach} follows every task, on the same thread. */
    ModuleThread(Runnable afterEach) {
        this.afterEach = afterEach;
        thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    /** Does {@code task} as soon as those before it are done. Returns at once. */
    void post(Runnable task) {
        thread.execute(() -> alone(task));
    }

    /** The same, not before {@code pause} is over. */
    void post(Runnable task, Duration pause) {
        Future<?> unwatched = thread.schedule(() -> alone(task), pause.toMillis(), TimeUnit.MILLISECONDS);
        LOG.debug("{} follows in {} ms", unwatched, pause.toMillis());
    }

    private void alone(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException | LinkageError e) {
            LOG.error("A change of modules failed", e);
        } finally {
            afterEach.run();
        }
    }

    /** Waits for the end of {@code task}; a component that is being enabled may ask for changes itself. */
    void run(Runnable task) {
        if (Thread.currentThread() == worker) {
            task.run();
            return;
        }
        Callable<Boolean> whole = () -> {
            try {
                task.run();
                return true;
            } finally {
                afterEach.run();
            }
        };
        Future<Boolean> end = thread.submit(whole);
        try {
            end.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw CrmException.causedBy(e, StandardError.INTERNAL, "");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw CrmException.causedBy(e, StandardError.INTERNAL, "");
        }
    }

    /** Takes no more tasks; those that wait for their time are forgotten. */
    void close() {
        thread.shutdown();
    }
}
