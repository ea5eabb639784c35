package org.kartera.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TimeOrderedIdsTest {
    private static final int MANY = 100_000;

    private final TimeOrderedIds ids = new TimeOrderedIds();

    @Test
    void anIdIsOfVersionSevenAndItsVariant() {
        UUID id = ids.next();

        assertEquals(7, id.version());
        assertEquals(2, id.variant());
    }

    @Test
    void anIdBeginsWithTheMillisecondsOfNow() {
        long before = System.currentTimeMillis();
        long told = ids.next().getMostSignificantBits() >>> 16;

        assertTrue(told >= before && told - before < Duration.ofSeconds(5).toMillis(), told + " after " + before);
    }

    @Test
    void idsAscendAsTextEvenWhenTheClockStandsStill() {
        List<String> made = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            made.add(ids.next().toString());
        }

        assertEquals(made.stream().sorted().toList(), made);
    }

    @Test
    void noIdIsMadeTwiceByManyThreads() {
        Set<UUID> made = ConcurrentHashMap.newKeySet();
        IntStream.range(0, MANY).parallel().forEach(i -> made.add(ids.next()));

        assertEquals(MANY, made.size());
    }
}
