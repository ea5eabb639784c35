package org.kartera.jobs.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PaceTest {
    @Test
    void pausesGrowFromFiveSeconds() {
        assertEquals(Duration.ofSeconds(5), Pace.NORMAL.pause(1));
        assertEquals(Duration.ofSeconds(10), Pace.NORMAL.pause(2));
        assertEquals(Duration.ofSeconds(40), Pace.NORMAL.pause(4));
    }

    @Test
    void pausesStopGrowing() {
        assertEquals(Duration.ofMinutes(10), Pace.NORMAL.pause(9));
        assertEquals(Duration.ofMinutes(10), Pace.NORMAL.pause(Integer.MAX_VALUE));
    }
}
