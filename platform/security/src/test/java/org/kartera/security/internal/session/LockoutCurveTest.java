package org.kartera.security.internal.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LockoutCurveTest {
    private final LockoutCurve curve = new LockoutCurve(5, Duration.ofSeconds(5), Duration.ofHours(1));

    @Test
    void fourFailuresAreFree() {
        assertEquals(Duration.ZERO, curve.after(0));
        assertEquals(Duration.ZERO, curve.after(4));
    }

    @Test
    void fromTheFifthOnEachFailureDoublesThePause() {
        assertEquals(Duration.ofSeconds(5), curve.after(5));
        assertEquals(Duration.ofSeconds(10), curve.after(6));
        assertEquals(Duration.ofSeconds(160), curve.after(10));
    }

    @Test
    void thePauseHasAnEnd() {
        assertEquals(Duration.ofHours(1), curve.after(15));
        assertEquals(Duration.ofHours(1), curve.after(Integer.MAX_VALUE));
    }
}
