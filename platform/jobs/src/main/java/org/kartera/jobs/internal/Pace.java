package org.kartera.jobs.internal;

import java.time.Duration;

/**
 * How fast the engine turns.
 *
 * @param poll how often it looks for runs that others submitted or that wait for their time
 * @param heartbeat how often a running one says that it lives; one that missed four is taken for dead
 * @param firstPause before the second attempt; doubles with each further one
 * @param longestPause beyond which pauses do not grow
 * @param absence how long a run is put off whose job, or whose caller, is not there
 * @param look how often a running one is looked up to see whether somebody wants it to stop, and at least between two writes of its progress
 * @param goodbye how long running ones have to end when the engine stops, before they are interrupted
 * @param memory how long finished runs are kept
 */
record Pace(
        Duration poll,
        Duration heartbeat,
        Duration firstPause,
        Duration longestPause,
        Duration absence,
        Duration look,
        Duration goodbye,
        Duration memory) {
    static final Pace NORMAL = new Pace(
            Duration.ofSeconds(2),
            Duration.ofSeconds(3),
            Duration.ofSeconds(5),
            Duration.ofMinutes(10),
            Duration.ofSeconds(10),
            Duration.ofMillis(500),
            Duration.ofSeconds(3),
            Duration.ofDays(30));

    /** The pause after the {@code failures}-th failure, counted from 1. */
    Duration pause(int failures) {
        int doublings = Math.min(Math.max(failures - 1, 0), 20);
        Duration pause = firstPause.multipliedBy(1L << doublings);
        return pause.compareTo(longestPause) < 0 ? pause : longestPause;
    }
}
