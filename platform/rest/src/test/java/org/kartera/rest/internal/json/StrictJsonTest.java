package org.kartera.rest.internal.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kartera.platform.CrmException;
import org.kartera.platform.StandardError;

class StrictJsonTest {
    private final StrictJson json = new StrictJson();

    private static InputStream body(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void numbersKeepEveryDigit() {
        Map<String, Object> read = json.object(
                body("{\"a\":1,\"b\":9007199254740993,\"c\":0.10,\"d\":123456789012345678901234567890,\"e\":1e2}"));

        assertEquals(1L, read.get("a"));
        assertEquals(9007199254740993L, read.get("b"));
        assertEquals(new BigDecimal("0.10"), read.get("c"));
        assertEquals(new BigDecimal("123456789012345678901234567890"), read.get("d"));
        assertEquals(0, new BigDecimal(100).compareTo((BigDecimal) read.get("e")));
    }

    @Test
    void everythingElseStaysWhatItIs() {
        assertEquals(
                Arrays.asList("ñ🛥", true, false, null, List.of(), Map.of()),
                json.object(body("{\"a\":[\"ñ🛥\",true,false,null,[],{}]}")).get("a"));
    }

    @Test
    void noBodyIsAnEmptyObjectWhereThatIsAllowed() {
        assertEquals(Map.of(), json.optionalObject(body("")));
    }

    @Test
    void linesAreReadOneByOneUpToTheLimit() {
        assertEquals(2, json.objects(body("{\"a\":1}\n{\"a\":2}\n"), 2).size());
        CrmException refusal = assertThrows(CrmException.class, () -> json.objects(body("{}\n{}\n{}\n"), 2));
        assertEquals(StandardError.TOO_MANY_ITEMS, refusal.code());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"{\"a\":1,}|1|8", "{\"a\":1} {}|1|9", "{\"a\":\"\\x\"}|1|8", "[1]|1|1", "{\"a\":01}|1|7"})
    void whatIsWrongIsSaidWithItsPlace(String text, int line, int column) {
        CrmException refusal = assertThrows(CrmException.class, () -> json.object(body(text)));

        assertEquals(StandardError.MALFORMED_BODY, refusal.code());
        assertEquals(line, refusal.args().get(1));
        assertEquals(column, refusal.args().get(2), refusal.getMessage());
    }

    @Test
    void bytesThatAreNoUtf8AreRefused() {
        byte[] latin1 = "{\"a\":\"ñ\"}".getBytes(StandardCharsets.ISO_8859_1);

        assertThrows(CrmException.class, () -> json.object(new ByteArrayInputStream(latin1)));
    }
}
