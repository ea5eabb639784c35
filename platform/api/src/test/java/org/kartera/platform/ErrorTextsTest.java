package org.kartera.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorTextsTest {

    @ParameterizedTest
    @ValueSource(strings = {"messages", "messages_es"})
    void everyErrorHasATextAndEveryTextAnError(String catalogue) throws IOException {
        Set<String> expected = Arrays.stream(StandardError.values())
                .map(error -> "error." + error.code())
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> errors = texts(catalogue).stringPropertyNames().stream()
                .filter(key -> key.startsWith("error."))
                .collect(Collectors.toCollection(TreeSet::new));

        assertEquals(expected, errors);
    }

    @ParameterizedTest
    @ValueSource(strings = {"messages", "messages_es"})
    void noTextHasArgumentsThatItsTranslationLacks(String catalogue) throws IOException {
        Properties english = texts("messages");
        Properties translated = texts(catalogue);

        for (String key : english.stringPropertyNames()) {
            String text = translated.getProperty(key);
            assertNotNull(text, key);
            assertEquals(arguments(english.getProperty(key)), arguments(text), key);
        }
    }

    private static Set<Integer> arguments(String pattern) {
        Object[] marks = {"\u0001", "\u0002", "\u0003"};
        String filled = MessageFormat.format(pattern, marks);
        return filled.chars().filter(letter -> letter <= marks.length).boxed().collect(Collectors.toSet());
    }

    private static Properties texts(String catalogue) throws IOException {
        Properties texts = new Properties();
        InputStream stored = StandardError.class.getResourceAsStream("/KARTERA-INF/i18n/" + catalogue + ".properties");
        try (Reader reader = new InputStreamReader(Objects.requireNonNull(stored), StandardCharsets.UTF_8)) {
            texts.load(reader);
        }
        return texts;
    }
}
