package org.kartera.jobs.internal;

import java.time.ZoneId;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.Channel;
import org.kartera.platform.job.Jobs;

/**
 * What is to be done, and for whom.
 *
 * @param byKernel whether the kernel asked
 * @param user who asked for it; null for the kernel and for whoever has not signed in
 * @param failures how many attempts have thrown
 */
record StoredRun(
        UUID id,
        String job,
        String payload,
        Jobs.State state,
        int failures,
        @Nullable UUID user,
        boolean byKernel,
        Locale locale,
        ZoneId zone,
        Channel channel) {}
