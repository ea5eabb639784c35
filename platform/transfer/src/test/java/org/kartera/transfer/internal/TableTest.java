package org.kartera.transfer.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringReader;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kartera.platform.CrmException;
import org.kartera.platform.ErrorCode;
import org.kartera.transfer.TransferError;

class TableTest {
    @Test
    void quotedValuesMayHoldSeparatorsQuotesAndLines() {
        Table table = new Table(new StringReader("name,note\nAna,\"a, \"\"b\"\"\nc\"\nEva,d\n"), ',', true);
        Table.Line first = table.next();
        assertEquals("a, \"b\"\nc", table.value(first, "note"));
        assertEquals(2, first.line());
        assertEquals(4, table.next().line());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "\n\n\n"})
    void aFileWithoutAHeaderIsEmpty(String text) {
        assertEquals(TransferError.EMPTY_FILE, refusal(text));
    }

    @Test
    void aColumnThatStandsTwiceIsRefused() {
        assertEquals(TransferError.DUPLICATE_COLUMN, refusal("name,name\na,b\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"name,note\nAna,\"never closed\nEva,x\n", "name,note\nAna,\"closed\"too early\n"})
    void aBrokenQuoteIsRefusedWithItsLine(String text) {
        CrmException refused = assertThrows(CrmException.class, () -> {
            Table table = new Table(new StringReader(text), ',', true);
            while (table.hasNext()) {
                table.next();
            }
        });
        assertEquals(TransferError.BROKEN_QUOTE, refused.code());
        assertEquals(List.of(2L), refused.args());
    }

    @Test
    void rowsMayHaveOtherNumbersOfColumnsForTheImportToTell() {
        Table table = new Table(new StringReader("a,b\n1\n1,2,3\n"), ',', true);
        assertEquals(1, table.next().values().size());
        assertEquals(3, table.next().values().size());
        assertTrue(!table.hasNext());
    }

    @Test
    void aFileWithoutNamesOfColumnsHasLetters() {
        Table table = new Table(new StringReader("Ana,1" + ",x".repeat(25) + "\nEva,2\n"), ',', false);
        assertEquals("A", table.columns().get(0));
        assertEquals("AA", table.columns().get(26));
        Table.Line first = table.next();
        assertEquals(1, first.line());
        assertEquals("Ana", table.value(first, "A"));
        assertEquals("2", table.value(table.next(), "B"));
        assertTrue(!table.hasNext());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {"a,b,c\\n1,2,3\\n#,", "a;b\\n1,5;2,5\\n#;", "a|b|c\\n1|2|3\\n#|", "only\\none\\n#,"})
    void theSeparatorIsGuessedFromTheFirstLines(String text, char separator) {
        assertEquals(separator, Separators.guess(text.replace("\\n", "\n")));
    }

    @Test
    void aTabIsGuessedTooAndQuotedSeparatorsDoNotCount() {
        assertEquals('\t', Separators.guess("a\tb\n\"x;y;z\"\tc\n"));
    }

    private static ErrorCode refusal(String text) {
        return assertThrows(CrmException.class, () -> new Table(new StringReader(text), ',', true))
                .code();
    }
}
