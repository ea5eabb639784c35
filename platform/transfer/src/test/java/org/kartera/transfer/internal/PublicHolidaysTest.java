package org.kartera.transfer.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kartera.platform.CrmException;
import org.kartera.platform.ErrorCode;
import org.kartera.platform.Messages;

class PublicHolidaysTest {
    private static final Locale SPANISH = Locale.forLanguageTag("es");

    private final PublicHolidays holidays = new PublicHolidays(new OwnTexts());

    private List<String> of(String country, String region, int from, int to, Locale locale) {
        return holidays.holidays(country, region, from, to, locale).values().stream()
                .map(each -> each.day() + " " + each.name())
                .toList();
    }

    @Test
    void countriesAreNamedInTheLanguageAndInItsOrder() {
        List<String> names = holidays.countries(SPANISH).stream()
                .map(PublicHolidays.Place::name)
                .toList();
        assertTrue(names.contains("España") && names.contains("México") && names.size() > 200, names.toString());
        assertTrue(names.indexOf("Eslovenia") < names.indexOf("España"), "in the order of the language");
        assertFalse(names.contains("NYSE") || names.contains("TARGET"), "stock exchanges are no countries");
    }

    @Test
    void spainHasItsAutonomousCommunities() {
        List<PublicHolidays.Place> regions = holidays.regions("ES", SPANISH);
        List<String> names = regions.stream().map(PublicHolidays.Place::name).toList();

        assertEquals(
                List.of(
                        "Andalucía",
                        "Aragón",
                        "Asturias",
                        "Canarias",
                        "Cantabria",
                        "Castilla y León",
                        "Castilla-La Mancha",
                        "Cataluña",
                        "Ceuta",
                        "Comunidad de Madrid",
                        "Comunitat Valenciana",
                        "Extremadura",
                        "Galicia",
                        "Illes Balears",
                        "La Rioja",
                        "Melilla",
                        "Navarra",
                        "País Vasco",
                        "Región de Murcia"),
                names.stream().filter(name -> !name.contains(" – ")).sorted().toList());
        assertTrue(
                regions.stream()
                        .anyMatch(place ->
                                place.code().equals("ct/bcn") && place.name().startsWith("Cataluña – ")),
                regions.toString());
    }

    @Test
    void aRegionHasItsOwnDaysAndThoseOfTheCountry() {
        List<String> country = of("ES", "", 2026, 2026, SPANISH);
        List<String> andalusia = of("ES", "an", 2026, 2026, SPANISH);

        assertTrue(country.contains("2026-10-12 Fiesta nacional"), country.toString());
        assertFalse(country.contains("2026-02-28 Fiesta de la comunidad autónoma"), country.toString());
        assertTrue(andalusia.containsAll(country), andalusia.toString());
        assertTrue(andalusia.contains("2026-02-28 Fiesta de la comunidad autónoma"), andalusia.toString());
        assertTrue(andalusia.contains("2026-04-03 Viernes Santo"), andalusia.toString());
    }

    @Test
    void movableDaysAreComputedForEachYear() {
        List<String> fridays = of("ES", "", 2026, 2028, Locale.ENGLISH).stream()
                .filter(each -> each.endsWith("Good Friday"))
                .toList();
        assertEquals(List.of("2026-04-03 Good Friday", "2027-03-26 Good Friday", "2028-04-14 Good Friday"), fridays);
    }

    @Test
    void eachDayOfSpainIsNamedInBothLanguages() {
        Properties english = OwnTexts.catalogue("");
        for (PublicHolidays.Place region : holidays.regions("ES", SPANISH)) {
            for (String each : of("ES", region.code(), 2024, 2034, Locale.ENGLISH)) {
                String name = each.substring(11);
                assertTrue(
                        List.of(name.split(", ")).stream()
                                .allMatch(part -> english.containsValue(part.replace("'", "''"))),
                        region.name() + ": " + each);
            }
        }
    }

    @Test
    void otherCountriesAreNamedByTheLibraryWhereTheCatalogueHasNoWord() {
        assertTrue(of("US", "", 2026, 2026, SPANISH).stream().anyMatch(each -> each.startsWith("2026-11-26 ")));
        assertTrue(of("DE", "by", 2026, 2026, Locale.GERMAN).size()
                > of("DE", "", 2026, 2026, Locale.GERMAN).size());
        assertEquals(
                List.of(),
                of("FR", "", 2026, 2026, Locale.FRENCH).stream()
                        .filter(each -> each.length() <= 11)
                        .toList());
    }

    @ParameterizedTest
    @CsvSource({"XX,''", "es,''", "TARGET,''", "NYSE,''", "ES,zz", "ES,an/zz", "ES,../de", "'',''", "'../ES',''", "ES,/"
    })
    void whatIsNoPlaceIsRefused(String country, String region) {
        CrmException refused =
                assertThrows(CrmException.class, () -> holidays.holidays(country, region, 2026, 2026, SPANISH));
        assertEquals("no-such-holidays", refused.code().code());
    }

    /** The catalogues of this bundle. */
    private static final class OwnTexts implements Messages {
        static Properties catalogue(String language) {
            String name = "/KARTERA-INF/i18n/messages" + language + ".properties";
            Properties texts = new Properties();
            try (InputStream content = Objects.requireNonNull(OwnTexts.class.getResourceAsStream(name))) {
                texts.load(new InputStreamReader(content, StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return texts;
        }

        @Override
        public String text(Class<?> origin, Locale locale, String key, Object... args) {
            String own =
                    catalogue(locale.getLanguage().equals("es") ? "_es" : "").getProperty(key);
            return own == null ? key : new MessageFormat(own, locale).format(args);
        }

        @Override
        public String text(Locale locale, ErrorCode code, Object... args) {
            return text(code.getClass(), locale, "error." + code.code(), args);
        }
    }
}
