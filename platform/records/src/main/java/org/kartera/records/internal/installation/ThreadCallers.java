package org.kartera.records.internal.installation;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.Caller;
import org.kartera.platform.Callers;
import org.kartera.platform.Channel;
import org.kartera.platform.Work;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Keeps who is calling with the thread. */
@Component(service = Callers.class)
@SuppressWarnings("ThreadLocalUsage") // one instance per installation, gone with it
public final class ThreadCallers implements Callers {
    private static final Caller NOBODY = Caller.anonymous(Locale.ENGLISH, Channel.SYSTEM, "");

    private final ThreadLocal<@Nullable Caller> bound = new ThreadLocal<>();

    @Activate
    public ThreadCallers() {}

    @Override
    public Caller current() {
        Caller caller = bound.get();
        return caller == null ? NOBODY : caller;
    }

    @Override
    public <T> T as(Caller caller, Work<T> work) {
        Caller former = bound.get();
        bound.set(caller);
        try {
            return work.run();
        } finally {
            if (former == null) {
                bound.remove();
            } else {
                bound.set(former);
            }
        }
    }
}
