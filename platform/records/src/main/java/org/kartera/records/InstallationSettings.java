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
     */
    record Values(
            @Nullable String company,
            String currency,
            String locale,
            String region,
            String zone,
            boolean firstRun,
            @Nullable Tiles tiles) {}

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
