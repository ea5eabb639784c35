package org.kartera.transfer.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.kartera.platform.CrmException;
import org.kartera.transfer.TransferError;

class CellFormatsTest {
    private final CellFormats english = new CellFormats(".", "M/d/yyyy", ZoneOffset.UTC);
    private final CellFormats spanish = new CellFormats(",", "d/M/yyyy", ZoneId.of("Europe/Madrid"));

    @Test
    void numbersAreReadWithTheirDecimalPointAndGroups() {
        assertEquals(new BigDecimal("1234.5"), english.number("a", "1,234.5", null));
        assertEquals(new BigDecimal("1234.5"), spanish.number("a", "1.234,5", null));
        assertEquals(new BigDecimal("-1234567"), spanish.number("a", "-1 234\u00a0567", null));
        assertEquals(new BigDecimal("1100040000.00"), english.number("a", "1100.04", "1000000"));
    }

    @Test
    void whatIsNoNumberIsToldWithItsColumn() {
        WrongCell wrong = assertThrows(WrongCell.class, () -> english.number("amount", "ten", null));
        assertEquals(TransferError.NOT_A_NUMBER, wrong.code());
        assertEquals("amount", wrong.column());
    }

    @Test
    void datesAreReadStrictly() {
        assertEquals(LocalDate.of(2017, 3, 1), english.date("d", "3/1/2017"));
        assertEquals(LocalDate.of(2017, 1, 3), spanish.date("d", "3/1/2017"));
        assertEquals(
                TransferError.NOT_A_DATE,
                assertThrows(WrongCell.class, () -> spanish.date("d", "30/2/2017"))
                        .code());
    }

    @Test
    void aDateAloneIsTheFirstMomentOfTheDayWhereTheCallerIs() {
        assertEquals("2017-01-02T23:00:00Z", spanish.instant("d", "3/1/2017"));
        assertEquals("2017-01-03T09:30:00Z", spanish.instant("d", "2017-01-03 10:30:00"));
        assertEquals("2017-01-03T10:30:00Z", spanish.instant("d", "2017-01-03T10:30:00Z"));
    }

    @Test
    void yesAndNoAreUnderstoodInBothLanguages() {
        assertTrue(spanish.truth("b", "Sí") && english.truth("b", "YES") && english.truth("b", "1"));
        assertFalse(spanish.truth("b", "no"));
        assertEquals(
                TransferError.NOT_A_BOOLEAN,
                assertThrows(WrongCell.class, () -> english.truth("b", "maybe")).code());
    }

    @Test
    void theDateFormatIsTheOneThatFitsEveryDateOfTheFile() {
        assertEquals("M/d/yyyy", CellFormats.guessDateFormat(List.of("3/1/2017", "12/31/2016"), Locale.ENGLISH));
        assertEquals("d/M/yyyy", CellFormats.guessDateFormat(List.of("3/1/2017", "31/12/2016"), Locale.US));
        assertEquals("d/M/yyyy", CellFormats.guessDateFormat(List.of("3/1/2017"), Locale.forLanguageTag("es-ES")));
        assertEquals("M/d/yyyy", CellFormats.guessDateFormat(List.of("3/1/2017"), Locale.US));
        assertEquals("yyyy-M-d", CellFormats.guessDateFormat(List.of("2017-03-01"), Locale.US));
    }

    @Test
    void aPatternThatIsNoneIsRefused() {
        assertEquals(
                TransferError.WRONG_OPTIONS,
                assertThrows(CrmException.class, () -> new CellFormats(".", "bogus {", ZoneOffset.UTC))
                        .code());
    }
}
