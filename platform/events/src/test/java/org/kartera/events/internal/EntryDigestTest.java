package org.kartera.events.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class EntryDigestTest {
    @Test
    void equalValuesHaveEqualDigests() {
        assertArrayEquals(EntryDigest.of("a", null, 7L), EntryDigest.of("a", null, 7L));
    }

    @Test
    void whatMovesFromOneFieldToTheNextIsSeen() {
        assertFalse(Arrays.equals(EntryDigest.of("ab", "c"), EntryDigest.of("a", "bc")));
    }

    @Test
    void nothingAndEmptyTextDiffer() {
        assertFalse(Arrays.equals(EntryDigest.of("a", null), EntryDigest.of("a", "")));
    }
}
