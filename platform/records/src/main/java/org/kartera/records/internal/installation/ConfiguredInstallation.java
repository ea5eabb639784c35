package org.kartera.records.internal.installation;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.Installation;

/** The installation as the environment and the configuration {@code org.kartera} have it; what neither says follows from the language. */
public final class ConfiguredInstallation implements Installation {
    /** Where most of those who chose a language without a country are. */
    private static final Map<String, String> USUAL_REGIONS = Map.of(
            "en", "US", "es", "ES", "fr", "FR", "de", "DE", "it", "IT", "pt", "PT", "ca", "ES", "gl", "ES", "eu", "ES");

    private final Locale locale;
    private final String region;
    private final Currency currency;
    private final ZoneId zone;

    ConfiguredInstallation(InstallationConfiguration configuration) {
        this(
                System.getenv(),
                configuration.locale(),
                configuration.region(),
                configuration.currency(),
                configuration.zone());
    }

    /** Empty texts are not configured. {@link IllegalArgumentException} names a value that means nothing. */
    public ConfiguredInstallation(
            Map<String, String> environment, String locale, String region, String currency, String zone) {
        this.locale = locale(given(environment.get("KARTERA_LOCALE"), locale));
        this.region = region(region, this.locale);
        this.currency = currency(currency, this.region);
        this.zone = zone(zone, environment.get("TZ"));
    }

    private static String given(@Nullable String environment, String configured) {
        return environment == null || environment.isBlank() ? configured.strip() : environment.strip();
    }

    private static Locale locale(String text) {
        if (text.isEmpty()) {
            return Locale.ENGLISH;
        }
        String encodingless = text.split("[.@]", 2)[0];
        Locale locale = Locale.forLanguageTag(encodingless.replace('_', '-'));
        if (locale.getLanguage().isEmpty()) {
            throw new IllegalArgumentException(
                    "KARTERA_LOCALE is \"" + text + "\"; write a language such as en or es-ES");
        }
        return locale;
    }

    private static String region(String configured, Locale locale) {
        if (configured.isBlank()) {
            return locale.getCountry().isEmpty()
                    ? USUAL_REGIONS.getOrDefault(locale.getLanguage(), "US")
                    : locale.getCountry();
        }
        String code = configured.strip().toUpperCase(Locale.ROOT);
        if (!Arrays.asList(Locale.getISOCountries()).contains(code)) {
            throw new IllegalArgumentException("region is \"" + configured + "\"; write a country such as ES");
        }
        return code;
    }

    private static Currency currency(String configured, String region) {
        if (configured.isBlank()) {
            Currency usual =
                    Currency.getInstance(new Locale.Builder().setRegion(region).build());
            return usual == null ? Currency.getInstance("EUR") : usual;
        }
        try {
            return Currency.getInstance(configured.strip().toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("currency is \"" + configured + "\"; write a code such as EUR", e);
        }
    }

    private static ZoneId zone(String configured, @Nullable String environment) {
        try {
            String zone = configured.isBlank() && environment != null ? environment : configured;
            return zone.isBlank() ? ZoneOffset.UTC : ZoneId.of(zone.strip());
        } catch (DateTimeException e) {
            if (configured.isBlank()) {
                return ZoneOffset.UTC;
            }
            throw new IllegalArgumentException("zone is \"" + configured + "\"; write one such as Europe/Madrid", e);
        }
    }

    @Override
    public Locale locale() {
        return locale;
    }

    @Override
    public String region() {
        return region;
    }

    @Override
    public Currency currency() {
        return currency;
    }

    @Override
    public ZoneId zone() {
        return zone;
    }
}
