package org.kartera.records.internal.installation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConfiguredInstallationTest {
    @Test
    void withoutAnySettingItIsEnglishAndUtc() {
        ConfiguredInstallation plain = new ConfiguredInstallation(Map.of(), "", "", "", "");
        assertEquals(Locale.ENGLISH, plain.locale());
        assertEquals(ZoneOffset.UTC, plain.zone());
        assertEquals("US", plain.region());
    }

    @Test
    void countryAndCurrencyFollowFromTheLanguage() {
        ConfiguredInstallation spanish = new ConfiguredInstallation(Map.of("KARTERA_LOCALE", "es"), "fr", "", "", "");
        assertEquals(Locale.forLanguageTag("es"), spanish.locale());
        assertEquals("ES", spanish.region());
        assertEquals("EUR", spanish.currency().getCurrencyCode());
        assertEquals(
                "MXN",
                new ConfiguredInstallation(Map.of(), "es_MX.UTF-8", "", "", "")
                        .currency()
                        .getCurrencyCode());
    }

    @Test
    void whatIsConfiguredGoesFirst() {
        ConfiguredInstallation swiss =
                new ConfiguredInstallation(Map.of("TZ", "Asia/Tokyo"), "de", "ch", "chf", "Europe/Zurich");
        assertEquals("CH", swiss.region());
        assertEquals("CHF", swiss.currency().getCurrencyCode());
        assertEquals(ZoneId.of("Europe/Zurich"), swiss.zone());
    }

    @Test
    void aSettingThatMeansNothingIsNamed() {
        assertRefused("KARTERA_LOCALE", "?", "", "", "");
        assertRefused("region", "", "Spain", "", "");
        assertRefused("currency", "", "", "Euro", "");
        assertRefused("zone", "", "", "", "Madrid");
    }

    private static void assertRefused(String name, String locale, String region, String currency, String zone) {
        IllegalArgumentException refused = assertThrows(
                IllegalArgumentException.class,
                () -> new ConfiguredInstallation(Map.of(), locale, region, currency, zone));
        assertTrue(String.valueOf(refused.getMessage()).startsWith(name), refused::getMessage);
    }
}
