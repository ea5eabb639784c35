package org.kartera.records.internal.custom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.Locale;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.kartera.records.custom.CustomisationError;
import org.kartera.records.internal.installation.Catalogues;

class CustomisationTextsTest {
    @Test
    void everyErrorIsToldInEnglishAndInSpanish() {
        Catalogues texts = new Catalogues();
        for (CustomisationError error : CustomisationError.values()) {
            String english = texts.text(Locale.ENGLISH, error, 1, 2, 3);
            assertNotEquals("error." + error.code(), english);
            assertNotEquals(english, texts.text(Locale.forLanguageTag("es"), error, 1, 2, 3), error.code());
            assertFalse(english.contains("'"), english);
        }
    }

    @Test
    void namesAreMadeOfWhatIsWrittenInLatinLetters() {
        Predicate<String> none = name -> false;
        assertEquals("presupuestoMaximo", Names.proposed("Presupuesto máximo (€)", "field", none));
        assertEquals("vatNumber", Names.proposed("VAT number", "field", none));
        assertEquals("field1", Names.proposed("预算", "field", none));
        assertEquals("field1", Names.proposed("2026", "field", none));
        assertEquals("size2", Names.proposed("Size", "field", "size"::equals));
        assertEquals("en-curso", Names.choice("En curso"));
        assertEquals("红色", Names.choice("红色"));
        assertEquals("x_expected_close_2", Names.column("expected_close", "x_expected_close"::equals));
    }
}
