package org.kartera.benchmark;

import java.util.Arrays;

/**
 * What was measured of one request: milliseconds by rank, and how many a second.
 *
 * @param failed answers with another status than asked for
 */
record Figures(double median, double p95, double p99, double rate, long failed) {
    static Figures of(long[] nanos, double seconds, long failed) {
        long[] sorted = nanos.clone();
        Arrays.sort(sorted);
        return new Figures(rank(sorted, 0.50), rank(sorted, 0.95), rank(sorted, 0.99), sorted.length / seconds, failed);
    }

    private static double rank(long[] sorted, double share) {
        return sorted.length == 0
                ? Double.NaN
                : sorted[(int) Math.min(sorted.length - 1L, (long) (sorted.length * share))] / 1e6;
    }
}
