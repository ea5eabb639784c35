package org.kartera.events.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kartera.platform.CrmException;
import org.kartera.platform.StandardError;

class CursorTest {
    @Test
    void whatIsWrittenIsReadAgain() {
        Cursor cursor = new Cursor(1, 7_000_000_000L, 42);
        assertEquals(cursor, Cursor.parse(cursor.toString()));
    }

    @Test
    void numbersAreComparedAsNumbers() {
        assertTrue(Cursor.parse("0.9.1").compareTo(Cursor.parse("0.10.1")) < 0);
        assertTrue(Cursor.parse("1.1.1").compareTo(Cursor.parse("0.10.1")) > 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.2", "1.2.x", "1.2.3.4", "-1.2.3", "1.2.9999999999999999999", " 1.2.3", "' or 1=1"})
    void whatIsNoneOfOursIsRefused(String text) {
        CrmException refusal = assertThrows(CrmException.class, () -> Cursor.parse(text));
        assertEquals(StandardError.MALFORMED_CURSOR, refusal.code());
    }
}
