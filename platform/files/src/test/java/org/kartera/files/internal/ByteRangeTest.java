package org.kartera.files.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.kartera.platform.CrmException;

class ByteRangeTest {
    @Test
    void aPartIsFoundFromEitherEnd() {
        assertEquals(new ByteRange(0, 0), ByteRange.of("bytes=0-0", 10));
        assertEquals(new ByteRange(5, 9), ByteRange.of("bytes=5-", 10));
        assertEquals(new ByteRange(5, 9), ByteRange.of("bytes=5-500", 10));
        assertEquals(new ByteRange(7, 9), ByteRange.of("bytes=-3", 10));
        assertEquals(new ByteRange(0, 9), ByteRange.of("bytes=-300", 10));
        assertEquals("bytes 7-9/10", new ByteRange(7, 9).of(10));
    }

    @Test
    void whatIsNotUnderstoodIsTheWhole() {
        for (String header : new String[] {
            "",
            "bytes=",
            "bytes=-",
            "bytes=a-b",
            "bytes=3-1",
            "bytes=0-1,4-5",
            "lines=1-2",
            "bytes=99999999999999999999-"
        }) {
            assertNull(ByteRange.of(header, 10), header);
        }
        assertNull(ByteRange.of(null, 10));
    }

    @Test
    void whatLiesOutsideIsRefused() {
        assertThrows(CrmException.class, () -> ByteRange.of("bytes=10-", 10));
        assertThrows(CrmException.class, () -> ByteRange.of("bytes=-0", 10));
    }
}
