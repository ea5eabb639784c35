package org.kartera.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class PlainOutputTest {

    @Test
    void textArrivesWithoutItsColours() throws IOException {
        assertEquals("error: año [1]\n", plain("\u001b[31;1merror:\u001b[0m año [1]\n\u001b[m"));
    }

    private static String plain(String coloured) throws IOException {
        ByteArrayOutputStream target = new ByteArrayOutputStream();
        try (PlainOutput output = new PlainOutput(target)) {
            output.write(coloured.getBytes(StandardCharsets.UTF_8));
        }
        return target.toString(StandardCharsets.UTF_8);
    }
}
