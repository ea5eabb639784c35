package org.kartera.records.internal.installation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kartera.platform.CrmException;
import org.kartera.records.InstallationSettings.Brand;
import org.kartera.records.InstallationSettings.Palette;

/** What settings of several parts take. */
class CompanySettingsTest {
    private static Map<String, ?> stored(String setting, Map<String, ?> parts, String region) {
        return SettingValues.checked(Map.of(setting, parts), region);
    }

    private static CrmException refusal(String setting, Map<String, ?> parts) {
        return assertThrows(CrmException.class, () -> stored(setting, parts, "ES"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"12345678Z", "x1234567l", "B-58818501", "ESA58818501", "P5881850B", "K1234567L", "G 5881850 1"})
    void aSpanishTaxIdIsOneWhoseControlCharacterIsRight(String id) {
        if (id.startsWith("P")) {
            assertEquals(
                    "P5881850A",
                    stored("details", Map.of("taxId", "P5881850A"), "ES").get("details.taxId"));
        } else {
            assertNotNull(stored("details", Map.of("taxId", id), "ES").get("details.taxId"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"12345678A", "X1234567A", "B58818502", "P58818501", "A5881850A", "123", "ES", "Ñ1234567A"})
    void anyOtherIsRefusedInSpainAndTakenElsewhere(String id) {
        CrmException refused = refusal("details", Map.of("taxId", id));
        assertEquals("invalid-tax-id", refused.violations().get(0).code().code());
        assertEquals(id, stored("details", Map.of("taxId", id), "MX").get("details.taxId"));
    }

    @Test
    void detailsAreKeptInOneSpelling() {
        Map<String, ?> stored = stored(
                "details",
                Map.of("phone", "963 123 456", "web", "www.turia.es", "country", "es", "email", " hola@turia.es "),
                "ES");
        assertEquals("+34963123456", stored.get("details.phone"));
        assertEquals("https://www.turia.es", stored.get("details.web"));
        assertEquals("ES", stored.get("details.country"));
        assertEquals("hola@turia.es", stored.get("details.email"));
    }

    @ParameterizedTest
    @CsvSource({
        "details,phone,none,invalid-phone",
        "details,email,turia.es,invalid-email",
        "details,web,javascript:alert(1),invalid-url",
        "details,web,https://a:b@turia.es,invalid-url",
        "details,country,Spain,unknown-country",
        "details,slogan,Best,unknown-field",
        "formats,dateOrder,ydm,invalid-choice",
        "formats,decimal,space,invalid-choice",
        "formats,clock,13,invalid-choice",
        "brand,accent,red,invalid-colour",
        "brand,accent,#fff;x:y,invalid-colour",
        "brand,accent,#ffcc00,low-contrast",
    })
    void whatMeansNothingIsRefused(String setting, String part, String value, String code) {
        CrmException refused = refusal(setting, Map.of(part, value));
        assertEquals(setting + "." + part, refused.violations().get(0).field());
        assertEquals(code, refused.violations().get(0).code().code());
    }

    @Test
    void oneSignDoesNotPartBothThousandsAndFractions() {
        CrmException refused = assertThrows(
                CrmException.class,
                () -> FormatSettings.of(Map.of("formats.decimal", "comma", "formats.grouping", "comma")));
        assertEquals("same-separators", refused.violations().get(0).code().code());
    }

    @Test
    void aColourThatIsTooLightComesWithTheNearestThatWorks() {
        Object offered = refusal("brand", Map.of("accent", "#ffcc00"))
                .violations()
                .get(0)
                .args()
                .get(3);
        assertEquals(offered, stored("brand", Map.of("accent", offered), "ES").get("brand.accent"));
    }

    @Test
    void theShadesOfAnyColourAreLegibleOnBothThemes() {
        Random random = new Random(7);
        int taken = 0;
        while (taken < 300) {
            String colour = String.format("#%06x", random.nextInt(0x1000000));
            if (Accent.contrast(Accent.number(colour), 0xffffff) >= 4.5) {
                taken++;
                Brand brand = Accent.of(Map.of("brand.accent", colour));
                assertNotNull(brand);
                legible(brand.light(), 0xffffff, colour);
                legible(brand.dark(), 0x17171a, colour);
            }
        }
    }

    private static void legible(Palette palette, int surface, String colour) {
        assertTrue(Accent.contrast(Accent.number(palette.accent()), 0xffffff) >= 4.4, colour + palette);
        assertTrue(Accent.contrast(Accent.number(palette.accent()), surface) >= 3, colour + palette);
        assertTrue(
                Accent.contrast(Accent.number(palette.ink()), Accent.number(palette.soft())) >= 4.5, colour + palette);
        assertTrue(Accent.contrast(Accent.number(palette.ink()), surface) >= 4.5, colour + palette);
    }
}
