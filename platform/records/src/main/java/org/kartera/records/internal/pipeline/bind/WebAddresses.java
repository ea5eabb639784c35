package org.kartera.records.internal.pipeline.bind;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.StandardError;
import org.kartera.records.metadata.FieldType;

/** Web addresses: http and https (RFC 9110, §4.2), without a user's name, which only serves to deceive. */
final class WebAddresses {
    private static final Pattern WEB = Pattern.compile("https?://.+", Pattern.CASE_INSENSITIVE);
    private static final Pattern AUTHORITY = Pattern.compile("(\\[[0-9A-Fa-f:.]+]|[^:@\\[\\]]+)(:[0-9]{1,5})?");

    private WebAddresses() {}

    static @Nullable Object url(FieldType field, Object raw) {
        String text = Texts.line(field, raw);
        if (text != null && !isWebAddress(text)) {
            throw WrongValue.of(StandardError.INVALID_URL, text);
        }
        return text;
    }

    private static boolean isWebAddress(String text) {
        if (!WEB.matcher(text).matches()) {
            return false;
        }
        try {
            String authority = new URI(text).getRawAuthority();
            Matcher parts = AUTHORITY.matcher(authority == null ? "" : authority);
            if (!parts.matches()) {
                return false;
            }
            String host = parts.group(1);
            return host.startsWith("[")
                    || !IDN.toASCII(host, IDN.USE_STD3_ASCII_RULES).isEmpty();
        } catch (URISyntaxException | IllegalArgumentException e) {
            return false;
        }
    }
}
