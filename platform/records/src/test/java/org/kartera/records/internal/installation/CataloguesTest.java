package org.kartera.records.internal.installation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.kartera.platform.StandardError;
import org.kartera.records.metadata.StandardFields;

class CataloguesTest {
    private static final Locale SPANISH = Locale.forLanguageTag("es-MX");

    private final Catalogues catalogues = new Catalogues();

    @Test
    void textIsInTheLanguageAskedForElseInEnglishElseItsKey() {
        assertEquals("Responsable", catalogues.text(StandardFields.class, SPANISH, "record.owner"));
        assertEquals("Owner", catalogues.text(StandardFields.class, Locale.JAPANESE, "record.owner"));
        assertEquals("record.nothing", catalogues.text(StandardFields.class, SPANISH, "record.nothing"));
    }

    @Test
    void englishIsNotReplacedByAnotherLanguage() {
        assertEquals("Owner", catalogues.text(StandardFields.class, Locale.UK, "record.owner"));
    }

    @Test
    void errorsSpeakFromTheCatalogueOfTheBundleThatHoldsTheirCode() {
        for (StandardError error : StandardError.values()) {
            for (Locale locale : new Locale[] {Locale.ENGLISH, SPANISH}) {
                String text = catalogues.text(locale, error, "x", "y", "z");
                assertFalse(text.startsWith("error."), () -> error + " has no text in " + locale);
            }
        }
    }
}
