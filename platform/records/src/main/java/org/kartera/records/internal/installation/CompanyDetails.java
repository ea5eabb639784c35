package org.kartera.records.internal.installation;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.CrmException;
import org.kartera.platform.StandardError;
import org.kartera.records.InstallationSettings.Details;

/** The setting {@code details}: what stands on the company's letters. */
final class CompanyDetails {
    static final String LEGAL_NAME = "details.legalName";
    static final String TAX_ID = "details.taxId";
    static final String STREET = "details.street";
    static final String POSTAL_CODE = "details.postalCode";
    static final String CITY = "details.city";
    static final String PROVINCE = "details.province";
    static final String COUNTRY = "details.country";
    static final String PHONE = "details.phone";
    static final String EMAIL = "details.email";
    static final String WEB = "details.web";
    static final List<String> PARTS =
            List.of(LEGAL_NAME, TAX_ID, STREET, POSTAL_CODE, CITY, PROVINCE, COUNTRY, PHONE, EMAIL, WEB);

    private static final Map<String, Integer> LENGTHS = Map.of(
            LEGAL_NAME,
            200,
            TAX_ID,
            40,
            STREET,
            200,
            POSTAL_CODE,
            20,
            CITY,
            100,
            PROVINCE,
            100,
            PHONE,
            60,
            EMAIL,
            254,
            WEB,
            300);
    private static final Pattern ADDRESS = Pattern.compile("[^\\s@]+@[^\\s@.]+(\\.[^\\s@.]+)+");
    private static final Set<String> COUNTRIES = Set.copyOf(Arrays.asList(Locale.getISOCountries()));

    private CompanyDetails() {}

    /** A patch as it is stored; {@code region} says which rules hold for tax ids and phone numbers without a prefix. */
    static Map<String, @Nullable String> checked(@Nullable Object patch, String region) {
        return SettingGroup.checked("details", PARTS, patch, (name, text) -> part(name, text, region));
    }

    private static @Nullable String part(String name, String text, String region) {
        if (name.equals(COUNTRY)) {
            return country(text);
        }
        String line = SettingValues.line(name, text, LENGTHS.getOrDefault(name, 200));
        if (line == null) {
            return null;
        }
        return switch (name) {
            case TAX_ID -> taxId(line, region);
            case PHONE -> phone(line, region);
            case EMAIL -> email(line);
            case WEB -> web(line);
            default -> line;
        };
    }

    private static String country(String text) {
        String code = text.toUpperCase(Locale.ROOT);
        if (!COUNTRIES.contains(code)) {
            throw CrmException.invalid(COUNTRY, StandardError.UNKNOWN_COUNTRY, text);
        }
        return code;
    }

    private static String taxId(String text, String region) {
        if (!region.equals("ES")) {
            return text;
        }
        return SpanishTaxId.of(text)
                .orElseThrow(() -> CrmException.invalid(TAX_ID, StandardError.INVALID_TAX_ID, text));
    }

    private static String phone(String text, String region) {
        PhoneNumberUtil library = PhoneNumberUtil.getInstance();
        try {
            PhoneNumber number = library.parse(text, region);
            if (library.isPossibleNumber(number)) {
                return library.format(number, PhoneNumberFormat.E164);
            }
        } catch (NumberParseException e) {
            throw CrmException.invalid(PHONE, StandardError.INVALID_PHONE, text);
        }
        throw CrmException.invalid(PHONE, StandardError.INVALID_PHONE, text);
    }

    private static String email(String text) {
        if (!ADDRESS.matcher(text).matches()) {
            throw CrmException.invalid(EMAIL, StandardError.INVALID_EMAIL, text);
        }
        return text;
    }

    /** People write their address without a scheme. */
    private static String web(String text) {
        String whole = text.contains("://") ? text : "https://" + text;
        try {
            URI uri = new URI(whole);
            boolean web = "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme());
            String host = uri.getHost();
            if (web && host != null && host.contains(".") && uri.getRawUserInfo() == null) {
                return whole;
            }
        } catch (URISyntaxException e) {
            throw CrmException.invalid(WEB, StandardError.INVALID_URL, text);
        }
        throw CrmException.invalid(WEB, StandardError.INVALID_URL, text);
    }

    static Details of(Map<String, String> stored) {
        return new Details(
                stored.get(LEGAL_NAME),
                stored.get(TAX_ID),
                stored.get(STREET),
                stored.get(POSTAL_CODE),
                stored.get(CITY),
                stored.get(PROVINCE),
                stored.get(COUNTRY),
                stored.get(PHONE),
                stored.get(EMAIL),
                stored.get(WEB));
    }
}
