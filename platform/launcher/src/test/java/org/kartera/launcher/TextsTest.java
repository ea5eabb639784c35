package org.kartera.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class TextsTest {

    @Test
    void everyTextExistsInSpanish() throws IOException {
        assertEquals(
                texts("messages.properties").keySet(),
                texts("messages_es.properties").keySet());
    }

    @Test
    void everyVariableIsExplained() {
        for (Variable variable : Variable.values()) {
            assertTrue(!Texts.of("variable." + variable).isBlank());
        }
    }

    @Test
    void theLocaleOfKarteraGoesBeforeThatOfTheTerminal() {
        assertEquals(Locale.forLanguageTag("es"), Texts.locale(Map.of("KARTERA_LOCALE", "es", "LANG", "en_GB.UTF-8")));
        assertEquals(Locale.forLanguageTag("es-MX"), Texts.locale(Map.of("LANG", "es_MX.UTF-8")));
        assertEquals(Locale.ENGLISH, Texts.locale(Map.of()));
    }

    private static Properties texts(String catalogue) throws IOException {
        Properties texts = new Properties();
        try (InputStream file = Texts.class.getResourceAsStream(catalogue);
                Reader reader = new InputStreamReader(file, StandardCharsets.UTF_8)) {
            texts.load(reader);
        }
        return texts;
    }
}
