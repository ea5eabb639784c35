package org.kartera.security.internal.session;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Keeps what was found good for a short while. What is being looked up while something is forgotten is not kept. */
final class Remembered<T> {
    private static final int MOST = 20_000;

    private record Kept<T>(T value, Instant until) {}

    private final Map<String, Kept<T>> kept = new ConcurrentHashMap<>();
    private final Duration time;
    private final Clock clock;
    private volatile long forgotten;

    Remembered(Duration time, Clock clock) {
        this.time = time;
        this.clock = clock;
    }

    /** What is kept under {@code key}, or what {@code search} finds now. */
    Optional<T> find(String key, Supplier<Optional<T>> search) {
        Kept<T> known = kept.get(key);
        if (known != null && clock.instant().isBefore(known.until())) {
            return Optional.of(known.value());
        }
        long before = forgotten;
        Optional<T> found = search.get();
        found.ifPresent(value -> keep(key, value, before));
        return found;
    }

    private synchronized void keep(String key, T value, long before) {
        if (forgotten == before) {
            if (kept.size() >= MOST) {
                kept.clear();
            }
            kept.put(key, new Kept<>(value, clock.instant().plus(time)));
        }
    }

    synchronized void forget() {
        forgotten++;
        kept.clear();
    }
}
