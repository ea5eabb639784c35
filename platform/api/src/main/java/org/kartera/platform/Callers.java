package org.kartera.platform;

import org.osgi.annotation.versioning.ProviderType;

/** Who is calling, bound to the thread. A service of the kernel. */
@ProviderType
public interface Callers {
    /** The caller of the current thread; {@link Caller#anonymous} with no rights where nobody was bound. */
    Caller current();

    /** Runs {@code work} as {@code caller} and returns to the former caller afterwards, whatever happens. */
    <T> T as(Caller caller, Work<T> work);

    /** As {@link #as}, for work without a result. */
    default void run(Caller caller, Runnable work) {
        as(caller, () -> {
            work.run();
            return caller;
        });
    }
}
