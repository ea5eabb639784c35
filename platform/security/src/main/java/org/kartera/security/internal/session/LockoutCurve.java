package org.kartera.security.internal.session;

import java.time.Duration;

/**
 * How long signing in is closed after failures in a row: not at all before {@code from} of them, then {@code first}, twice as long with every further one, up to {@code longest}.
 */
record LockoutCurve(int from, Duration first, Duration longest) {
    Duration after(int failures) {
        if (failures < from) {
            return Duration.ZERO;
        }
        // Beyond 30 doublings every curve has long been flat, and the number would run over.
        Duration pause = first.multipliedBy(1L << Math.min(30, failures - from));
        return pause.compareTo(longest) < 0 ? pause : longest;
    }
}
