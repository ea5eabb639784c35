package org.kartera.web.internal.client;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a client says in its headers that it takes and has (RFC 9110, 12.5 and 13.1). */
public final class Negotiation {
    private Negotiation() {}

    /** Whether Accept-Encoding takes gzip. */
    static boolean acceptsGzip(@Nullable String encodings) {
        return accepts(encodings, "gzip");
    }

    /** Whether Accept names HTML, as browsers do when they open a page. */
    static boolean acceptsPages(@Nullable String types) {
        return accepts(types, "text/html");
    }

    private static boolean accepts(@Nullable String header, String wanted) {
        if (header == null) {
            return false;
        }
        for (String element : header.toLowerCase(Locale.ROOT).split(",", -1)) {
            String[] parts = element.split(";", -1);
            if (parts[0].strip().equals(wanted)) {
                return !refused(parts);
            }
        }
        return false;
    }

    /** Whether a weight of nought stands behind it. */
    private static boolean refused(String[] parts) {
        for (int i = 1; i < parts.length; i++) {
            if (parts[i].strip().matches("q\\s*=\\s*0(\\.0*)?")) {
                return true;
            }
        }
        return false;
    }

    /** Whether If-None-Match names {@code entityTag}, which has its quotes. */
    public static boolean knows(@Nullable String ifNoneMatch, String entityTag) {
        if (ifNoneMatch == null) {
            return false;
        }
        for (String element : ifNoneMatch.split(",", -1)) {
            String tag = element.strip();
            String strong = tag.startsWith("W/") ? tag.substring(2) : tag;
            if (strong.equals("*") || strong.equals(entityTag)) {
                return true;
            }
        }
        return false;
    }
}
