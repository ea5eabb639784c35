package org.kartera.persistence;

import java.security.SecureRandom;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** Makes UUIDs of version 7 (RFC 9562, §5.7): milliseconds, then a 12-bit counter that never runs back in a process, then 62 random bits. */
public final class TimeOrderedIds {
    private static final int COUNTER_BITS = 12;

    private final SecureRandom random = new SecureRandom();
    private final AtomicLong last = new AtomicLong();

    /** The next id, greater than every one that this instance has made before. */
    public UUID next() {
        long now = System.currentTimeMillis() << COUNTER_BITS;
        long tick = last.updateAndGet(former -> Math.max(former + 1, now));
        long most = (tick >>> COUNTER_BITS) << 16 | 0x7000L | (tick & 0xFFF);
        long least = (random.nextLong() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
        return new UUID(most, least);
    }
}
