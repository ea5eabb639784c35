package org.kartera.testkit.broken;

import java.sql.Connection;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Reference;

/** What no module does. */
public class ClockManager {
    static int ticks;

    @Reference
    @Nullable
    Runnable injected;

    void start(BundleContext context, Connection connection) {
        Executors.newSingleThreadExecutor().execute(() -> ticks++);
    }
}
