package org.kartera.rest.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.kartera.platform.ErrorCode;
import org.kartera.platform.StandardError;
import org.kartera.rest.internal.problem.RestError;

class TextsTest {
    private static final String FOLDER = "KARTERA-INF/i18n/";

    @Test
    void bothCataloguesHaveTheSameTexts() throws IOException {
        assertEquals(
                texts("messages").stringPropertyNames(), texts("messages_es").stringPropertyNames());
    }

    @Test
    void everyErrorHasATextAndItsStatusATitle() throws IOException {
        Properties texts = texts("messages");

        for (RestError error : RestError.values()) {
            assertTrue(texts.containsKey("error." + error.code()), error.code());
        }
        Stream.<ErrorCode>concat(Arrays.stream(RestError.values()), Arrays.stream(StandardError.values()))
                .forEach(error -> assertTrue(texts.containsKey("status." + error.status()), error.code()));
    }

    /** The catalogue of the bundle; the tests have one of their own under the same name. */
    private static Properties texts(String catalogue) throws IOException {
        Properties texts = new Properties();
        var stored = RestError.class
                .getClassLoader()
                .getResources(FOLDER + catalogue + ".properties")
                .asIterator();
        while (stored.hasNext()) {
            try (Reader reader =
                    new InputStreamReader(Objects.requireNonNull(stored.next()).openStream(), StandardCharsets.UTF_8)) {
                texts.load(reader);
            }
        }
        return texts;
    }
}
