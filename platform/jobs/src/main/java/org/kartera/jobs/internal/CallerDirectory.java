package org.kartera.jobs.internal;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.kartera.jobs.Principals;
import org.kartera.platform.Caller;

/** As whom a run is executed. */
final class CallerDirectory {
    private final AtomicReference<@Nullable Principals> principals = new AtomicReference<>();

    void add(Principals added) {
        principals.set(added);
    }

    void remove(Principals removed) {
        principals.compareAndSet(removed, null);
    }

    /** Whether {@link #caller} can tell now. What a user asked for never runs with the kernel's rights for want of somebody who knows the user. */
    boolean knows(StoredRun run) {
        return run.user() == null || principals.get() != null;
    }

    Caller caller(StoredRun run) {
        UUID user = run.user();
        if (user == null) {
            return run.byKernel() ? Caller.system(run.job()) : Caller.anonymous(run.locale(), run.channel(), "");
        }
        Principals known = principals.get();
        if (known == null) {
            throw new IllegalStateException("nobody knows the users at the moment");
        }
        return known.caller(user, run.locale(), run.zone(), run.channel());
    }
}
