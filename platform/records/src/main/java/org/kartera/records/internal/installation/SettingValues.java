package org.kartera.records.internal.installation;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.IllformedLocaleException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.CrmException;
import org.kartera.platform.StandardError;
import org.kartera.platform.Violation;

/** What settings there are, and which values they take. */
final class SettingValues {
    static final String COMPANY = "company";
    static final String CURRENCY = "currency";
    static final String LOCALE = "locale";
    static final String REGION = "region";
    static final String ZONE = "zone";
    static final String FIRST_RUN = "firstRun";
    static final String TILES = "tiles";
    static final String DETAILS = "details";
    static final String FORMATS = "formats";
    static final String BRAND = "brand";

    private static final int COMPANY_LENGTH = 200;
    private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    private SettingValues() {}

    /** {@code patch} as it is stored, in an installation of {@code region} unless it says another; 422 {@code invalid-fields} with all that is wrong. */
    static Map<String, @Nullable String> checked(Map<String, @Nullable Object> patch, String region) {
        String country =
                patch.get(REGION) instanceof String other ? other.strip().toUpperCase(Locale.ROOT) : region;
        Map<String, @Nullable String> stored = new LinkedHashMap<>();
        List<Violation> wrong = new ArrayList<>();
        patch.forEach((name, value) -> {
            try {
                switch (name) {
                    case TILES -> stored.putAll(TileSource.checked(value));
                    case DETAILS -> stored.putAll(CompanyDetails.checked(value, country));
                    case FORMATS -> stored.putAll(FormatSettings.checked(value));
                    case BRAND -> stored.putAll(Accent.checked(value));
                    default -> stored.put(name, value == null ? null : stored(name, value));
                }
            } catch (CrmException refusal) {
                wrong.addAll(refusal.violations());
            }
        });
        if (!wrong.isEmpty()) {
            throw CrmException.invalid(wrong);
        }
        return stored;
    }

    private static @Nullable String stored(String name, Object value) {
        return switch (name) {
            case COMPANY -> company(text(name, value));
            case CURRENCY -> currency(text(name, value));
            case LOCALE -> locale(text(name, value));
            case REGION -> region(text(name, value));
            case ZONE -> zone(text(name, value));
            case FIRST_RUN -> truth(value);
            default -> throw CrmException.invalid(name, StandardError.UNKNOWN_FIELD);
        };
    }

    static String text(String name, Object value) {
        if (value instanceof String text) {
            return text.strip();
        }
        throw CrmException.invalid(name, StandardError.WRONG_TYPE, "text");
    }

    private static @Nullable String company(String name) {
        return line(COMPANY, name, COMPANY_LENGTH);
    }

    /** One line of text, or none. */
    static @Nullable String line(String name, String text, int longest) {
        if (text.codePointCount(0, text.length()) > longest) {
            throw CrmException.invalid(name, StandardError.TOO_LONG, longest);
        }
        if (text.codePoints().anyMatch(point -> Character.isISOControl(point) || isSurrogate(point))) {
            throw CrmException.invalid(name, StandardError.FORBIDDEN_CHARACTERS);
        }
        return text.isEmpty() ? null : text;
    }

    private static boolean isSurrogate(int point) {
        return Character.getType(point) == Character.SURROGATE;
    }

    private static String currency(String code) {
        return CurrencyCodes.of(code)
                .map(Currency::getCurrencyCode)
                .orElseThrow(() -> CrmException.invalid(CURRENCY, StandardError.INVALID_CURRENCY, code));
    }

    private static String locale(String tag) {
        try {
            Locale locale = new Locale.Builder().setLanguageTag(tag).build();
            if (LANGUAGES.contains(locale.getLanguage())) {
                return locale.toLanguageTag();
            }
        } catch (IllformedLocaleException e) {
            throw CrmException.invalid(LOCALE, StandardError.UNKNOWN_LOCALE, tag);
        }
        throw CrmException.invalid(LOCALE, StandardError.UNKNOWN_LOCALE, tag);
    }

    private static String region(String code) {
        String country = code.toUpperCase(Locale.ROOT);
        if (!COUNTRIES.contains(country)) {
            throw CrmException.invalid(REGION, StandardError.UNKNOWN_COUNTRY, code);
        }
        return country;
    }

    private static String zone(String name) {
        if (!ZoneId.getAvailableZoneIds().contains(name)) {
            throw CrmException.invalid(ZONE, StandardError.UNKNOWN_TIME_ZONE, name);
        }
        return name;
    }

    private static String truth(Object value) {
        if (value instanceof Boolean truth) {
            return truth.toString();
        }
        throw CrmException.invalid(FIRST_RUN, StandardError.WRONG_TYPE, "boolean");
    }
}
