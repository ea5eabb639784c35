package org.kartera.records.internal.installation;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.CrmException;
import org.kartera.platform.StandardError;
import org.kartera.records.InstallationSettings.Tiles;

/** The setting {@code tiles}, which is stored in two rows. What it names becomes a part of the content security policy, so that nothing may stand in it but an address. */
final class TileSource {
    static final String URL = "tiles.url";
    static final String ATTRIBUTION = "tiles.attribution";

    private static final int URL_LENGTH = 500;
    private static final int ATTRIBUTION_LENGTH = 200;
    private static final List<String> PLACES = List.of("{z}", "{x}", "{y}");

    /** A name or an IPv4 address, a port, and a path of what RFC 3986 lets stand in one. */
    private static final Pattern ADDRESS = Pattern.compile(
            "(https?)://([a-z0-9](?:[a-z0-9.-]*[a-z0-9])?)(?::[0-9]{1,5})?/[A-Za-z0-9._~!$&'()*+,=:@%/?-]*",
            Pattern.CASE_INSENSITIVE);

    /** Hosts that only a network of one's own reaches (RFC 1918, RFC 6761, RFC 6762), or that have no dot. */
    private static final Pattern PRIVATE = Pattern.compile(
            "localhost|127(\\.[0-9]{1,3}){3}|10(\\.[0-9]{1,3}){3}|192\\.168(\\.[0-9]{1,3}){2}"
                    + "|172\\.(1[6-9]|2[0-9]|3[01])(\\.[0-9]{1,3}){2}|[a-z][a-z0-9-]*|.+\\.(local|localhost|internal|home\\.arpa)",
            Pattern.CASE_INSENSITIVE);

    private TileSource() {}

    /** A patch of the setting as it is stored; null takes it away. 422 with all that is wrong. */
    static Map<String, @Nullable String> checked(@Nullable Object patch) {
        return SettingGroup.checked(SettingValues.TILES, List.of(URL, ATTRIBUTION), patch, TileSource::part);
    }

    private static @Nullable String part(String name, String text) {
        return name.equals(URL) ? url(text) : SettingValues.line(name, text, ATTRIBUTION_LENGTH);
    }

    private static String url(String text) {
        if (text.length() > URL_LENGTH) {
            throw CrmException.invalid(URL, StandardError.TOO_LONG, URL_LENGTH);
        }
        String filled = text;
        for (String place : PLACES) {
            if (!filled.contains(place)) {
                throw CrmException.invalid(URL, StandardError.INVALID_TILES, text);
            }
            filled = filled.replace(place, "0");
        }
        var parts = ADDRESS.matcher(filled);
        boolean reachable = parts.matches()
                && (parts.group(1).equalsIgnoreCase("https")
                        || PRIVATE.matcher(parts.group(2)).matches());
        int path = text.indexOf('/', text.indexOf("//") + 2);
        if (!reachable
                || !wellFormed(filled)
                || text.substring(0, Math.max(path, 0)).indexOf('{') >= 0) {
            throw CrmException.invalid(URL, StandardError.INVALID_TILES, text);
        }
        return text.substring(0, path).toLowerCase(Locale.ROOT) + text.substring(path);
    }

    private static boolean wellFormed(String address) {
        try {
            URI uri = new URI(address);
            return uri.getHost() != null && uri.getRawUserInfo() == null && uri.getPort() <= 65_535;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    /** What is stored, as a setting; 422 {@code required} for an attribution of nothing. */
    static @Nullable Tiles of(Map<String, String> stored) {
        String url = stored.get(URL);
        String attribution = stored.get(ATTRIBUTION);
        if (url == null && attribution != null) {
            throw CrmException.invalid(URL, StandardError.REQUIRED);
        }
        return url == null ? null : new Tiles(url, attribution);
    }
}
