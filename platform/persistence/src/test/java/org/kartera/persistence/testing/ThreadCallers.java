package org.kartera.persistence.testing;

import java.util.Locale;
import org.kartera.platform.Caller;
import org.kartera.platform.Callers;
import org.kartera.platform.Channel;
import org.kartera.platform.Work;

/** Callers by thread. */
public final class ThreadCallers implements Callers {
    @SuppressWarnings("ThreadLocalUsage") // one for each test
    private final ThreadLocal<Caller> current =
            ThreadLocal.withInitial(() -> Caller.anonymous(Locale.ENGLISH, Channel.REST, ""));

    @Override
    public Caller current() {
        return current.get();
    }

    @Override
    public <T> T as(Caller caller, Work<T> work) {
        Caller former = current.get();
        current.set(caller);
        try {
            return work.run();
        } finally {
            current.set(former);
        }
    }
}
