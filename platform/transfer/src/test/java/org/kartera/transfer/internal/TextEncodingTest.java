package org.kartera.transfer.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kartera.platform.CrmException;
import org.kartera.transfer.TransferError;

class TextEncodingTest {
    @Test
    void plainTextIsTakenAsUtf8() {
        assertEquals(
                StandardCharsets.UTF_8, found(null, "name;city\nAna;León 🙂\n".getBytes(StandardCharsets.UTF_8), 7));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void aLetterThatIsCutBetweenTwoChunksIsNoFault(int chunk) {
        assertEquals(StandardCharsets.UTF_8, found(null, "ñ€🙂ñ€🙂".getBytes(StandardCharsets.UTF_8), chunk));
    }

    @Test
    void lettersOfWesternEuropeWithoutUtf8AreLatin1() {
        assertEquals(StandardCharsets.ISO_8859_1, found(null, "Muñoz".getBytes(StandardCharsets.ISO_8859_1), 100));
    }

    @Test
    void theEuroSignOfWindowsTellsWindows() {
        Charset windows = Charset.forName("windows-1252");
        assertEquals(windows, found(null, "100 €, “Muñoz”".getBytes(windows), 100));
    }

    @Test
    void aFileThatIsNotInTheEncodingAskedForIsRefusedWithThePlace() {
        byte[] latin = "Ana Muñoz".getBytes(StandardCharsets.ISO_8859_1);
        CrmException refused = assertThrows(CrmException.class, () -> found("UTF-8", latin, 3));
        assertEquals(TransferError.WRONG_ENCODING, refused.code());
        assertEquals(6L, refused.args().get(1));
    }

    @Test
    void aFileWithZeroBytesIsNoText() {
        CrmException refused = assertThrows(CrmException.class, () -> found(null, new byte[] {'a', 0, 'b'}, 2));
        assertEquals(TransferError.WRONG_ENCODING, refused.code());
    }

    @Test
    void aWorkbookIsToldFromBrokenText() {
        CrmException refused =
                assertThrows(CrmException.class, () -> found(null, new byte[] {'P', 'K', 3, 4, 20, 0}, 100));
        assertEquals(TransferError.SPREADSHEET, refused.code());
    }

    @Test
    void unicodeTextOfExcelIsKnownByItsMark() {
        byte[] text = "\ufeffLeón".getBytes(StandardCharsets.UTF_16LE);
        assertEquals(StandardCharsets.UTF_16, found(null, text, 100));
    }

    @Test
    void anUnknownEncodingIsNamed() {
        CrmException refused = assertThrows(CrmException.class, () -> new TextEncoding("klingon-8"));
        assertEquals(TransferError.UNKNOWN_ENCODING, refused.code());
    }

    private static Charset found(@Nullable String asked, byte[] bytes, int chunk) {
        TextEncoding encoding = new TextEncoding(asked);
        for (int from = 0; from < bytes.length; from += chunk) {
            byte[] part = Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + chunk));
            encoding.pass(part, part.length);
        }
        return encoding.found();
    }
}
