package org.kartera.records;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The settings of the installation, kept in the database, with the environment and the configuration {@code org.kartera} as first values. A service, safe for
 * many threads. {@link org.kartera.platform.Installation} gives the same values to whoever only reads them.
 */
@ProviderType
public interface InstallationSettings {
    /**
     * The settings at one moment.
     *
     * @param company the company's name; null while nobody has told it
     * @param currency ISO 4217 code
     * @param locale BCP 47 tag
     * @param region ISO 3166-1 alpha-2 code
     * @param zone a name of the IANA time zone database
     * @param firstRun whether nobody has finished or dismissed the tour of administrators yet
     * @param tiles where the pictures of maps come from; null where maps have none
     * @param details what stands on the company's letters
     * @param formats how numbers, days and times are written
     * @param brand the company's colours; null where they are Kartera's
     */
    record Values(
            @Nullable String company,
            String currency,
            String locale,
            String region,
            String zone,
            boolean firstRun,
            @Nullable Tiles tiles,
            Details details,
            Formats formats,
            @Nullable Brand brand) {}

    /**
     * What stands on the company's letters; each is null while nobody has told it.
     *
     * @param taxId in an installation of Spain a NIF whose control character is right
     * @param country ISO 3166-1 alpha-2 code
     * @param phone E.164
     * @param web http or https
     */
    record Details(
            @Nullable String legalName,
            @Nullable String taxId,
            @Nullable String street,
            @Nullable String postalCode,
            @Nullable String city,
            @Nullable String province,
            @Nullable String country,
            @Nullable String phone,
            @Nullable String email,
            @Nullable String web) {}

    /**
     * How numbers, days and times are written in the client; what is null is as the language and the country have it. What programs read (REST, exports) is
     * written the same everywhere.
     *
     * @param dateOrder {@code dmy, mdy, ymd}
     * @param decimal {@code point, comma}
     * @param grouping {@code point, comma, space, apostrophe, none}; never the same as {@code decimal}
     * @param firstDay {@code monday, saturday, sunday}
     * @param clock {@code 12, 24}
     */
    record Formats(
            @Nullable String dateOrder,
            @Nullable String decimal,
            @Nullable String grouping,
            @Nullable String firstDay,
            @Nullable String clock) {}

    /**
     * The company's colours, {@code #rrggbb}.
     *
     * @param accent as it was chosen; white text on it is legible
     * @param light its shades on light ground
     * @param dark its shades on dark ground
     */
    record Brand(String accent, Palette light, Palette dark) {}

    /**
     * Shades of a colour.
     *
     * @param accent of buttons, with white text
     * @param strong of buttons under the pointer
     * @param soft of grounds that are marked
     * @param ink of text on {@code soft}
     */
    record Palette(String accent, String strong, String soft, String ink) {}

    /**
     * Pictures of a map in tiles, as browsers ask for them.
     *
     * @param url with {@code {z}, {x}} and {@code {y}} in its path or query; https, or http on a host that is not reached from outside
     * @param attribution what the map says of its source, plain text
     */
    record Tiles(String url, @Nullable String attribution) {
        /** Scheme, host and port, as a content security policy names them. */
        public String origin() {
            int path = url.indexOf('/', url.indexOf("//") + 2);
            return url.substring(0, path);
        }
    }

    /** The settings as they are. */
    Values current();

    /**
     * Changes the settings that {@code patch} names; null takes one back to its first value. Effective with the next request here, and on the other nodes as
     * soon as the feed tells. 403 {@code not-allowed} for everybody but administrators; 422 {@code invalid-fields} with all that is wrong, and nothing is changed.
     *
     * @return the settings afterwards
     */
    Values change(Map<String, @Nullable Object> patch);
}
