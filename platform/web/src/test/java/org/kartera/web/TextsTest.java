package org.kartera.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.kartera.persistence.OwnFiles;
import org.kartera.web.internal.view.WebError;

class TextsTest {
    @Test
    void bothCataloguesHaveTheSameTextsAndOneForEachError() throws IOException {
        Properties english = texts("messages");

        assertEquals(english.stringPropertyNames(), texts("messages_es").stringPropertyNames());
        for (WebError error : WebError.values()) {
            assertTrue(english.containsKey("error." + error.code()), error.code());
        }
    }

    private static Properties texts(String catalogue) throws IOException {
        URL file = Objects.requireNonNull(
                OwnFiles.of(WebError.class).getResource("KARTERA-INF/i18n/" + catalogue + ".properties"));
        Properties texts = new Properties();
        try (Reader reader = new InputStreamReader(file.openStream(), StandardCharsets.UTF_8)) {
            texts.load(reader);
        }
        return texts;
    }
}
