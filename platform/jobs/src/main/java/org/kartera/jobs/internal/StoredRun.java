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
 * @param user who asked for it; null for the kernel
 * @param failures how many attempts have thrown
 */
record StoredRun(
        UUID id,
        String job,
        String payload,
        Jobs.State state,
        int failures,
        @Nullable UUID user,
        Locale locale,
        ZoneId zone,
        Channel channel) {}
