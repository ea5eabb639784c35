package org.kartera.records.internal.installation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.kartera.platform.CrmException;

class SettingValuesTest {
    @Test
    void valuesAreStoredInOneSpelling() {
        assertEquals("EUR", stored("currency", "eur"));
        assertEquals("ES", stored("region", " es "));
        assertEquals("es-MX", stored("locale", "es-mx"));
        assertEquals("Sal & Mar, S.L.", stored("company", " Sal & Mar, S.L. "));
        assertEquals("false", stored("firstRun", false));
    }

    @Test
    void nullTakesASettingBack() {
        assertEquals(null, stored("currency", null));
        assertEquals(null, stored("company", "  "));
    }

    @Test
    void whatMeansNothingIsRefused() {
        assertEquals("currency invalid-currency", refusal("currency", "EURO"));
        assertEquals("currency invalid-currency", refusal("currency", "XAU"));
        assertEquals("currency wrong-type", refusal("currency", 978L));
        assertEquals("locale unknown-locale", refusal("locale", "xx"));
        assertEquals("locale unknown-locale", refusal("locale", "es_ES"));
        assertEquals("locale unknown-locale", refusal("locale", ""));
        assertEquals("region unknown-country", refusal("region", "Spain"));
        assertEquals("zone unknown-time-zone", refusal("zone", "Madrid"));
        assertEquals("firstRun wrong-type", refusal("firstRun", "no"));
        assertEquals("company too-long", refusal("company", "x".repeat(201)));
        assertEquals("company forbidden-characters", refusal("company", "a\0b"));
        assertEquals("company forbidden-characters", refusal("company", "a\ud800b"));
        assertEquals("theme unknown-field", refusal("theme", "dark"));
    }

    @Test
    void allThatIsWrongIsToldAtOnce() {
        CrmException refused = assertThrows(
                CrmException.class,
                () -> SettingValues.checked(Map.of("currency", "?", "zone", "?", "region", "ES"), "ES"));
        assertEquals(2, refused.violations().size());
    }

    private static @Nullable String stored(String name, @Nullable Object value) {
        Map<String, @Nullable Object> patch = new HashMap<>();
        patch.put(name, value);
        return SettingValues.checked(patch, "ES").get(name);
    }

    private static String refusal(String name, Object value) {
        CrmException refused = assertThrows(CrmException.class, () -> stored(name, value));
        return List.copyOf(refused.violations()).get(0).field() + " "
                + refused.violations().get(0).code().code();
    }
}
