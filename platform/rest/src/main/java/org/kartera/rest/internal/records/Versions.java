package org.kartera.rest.internal.records;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.CrmException;
import org.kartera.platform.StandardError;

/** Versions of records as entity tags (RFC 9110, 8.8.3): {@code "7"}. */
public final class Versions {
    /** No record has it, so that a tag which is none of ours is stale. */
    private static final long NEVER = -1;

    private Versions() {}

    /** The entity tag of a version. */
    public static String tag(long version) {
        return "\"" + version + "\"";
    }

    /** The version that If-Match demands; null where any will do. A weak tag never matches (RFC 9110, 13.1.1). */
    public static @Nullable Long demanded(@Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.strip().equals("*")) {
            return null;
        }
        String tag = ifMatch.strip();
        if (tag.length() < 3 || !tag.startsWith("\"") || !tag.endsWith("\"") || tag.length() > 20) {
            return NEVER;
        }
        String digits = tag.substring(1, tag.length() - 1);
        return digits.chars().allMatch(Character::isDigit) ? Long.valueOf(digits) : Long.valueOf(NEVER);
    }

    /** The version that If-Match demands, or else the {@code version} in the body, which is taken out of it. */
    static @Nullable Long demanded(@Nullable String ifMatch, Map<String, @Nullable Object> body) {
        Object inBody = body.remove("version");
        Long inHeader = demanded(ifMatch);
        if (inHeader != null || inBody == null) {
            return inHeader;
        }
        if (inBody instanceof Long version) {
            return version;
        }
        throw CrmException.invalid("version", StandardError.WRONG_TYPE, "integer");
    }

    /** Whether If-None-Match says that the client has {@code version} already. */
    static boolean known(@Nullable String ifNoneMatch, long version) {
        if (ifNoneMatch == null) {
            return false;
        }
        for (String tag : ifNoneMatch.split(",", -1)) {
            String stripped = tag.strip();
            String strong = stripped.startsWith("W/") ? stripped.substring(2) : stripped;
            if (strong.equals("*") || strong.equals(tag(version))) {
                return true;
            }
        }
        return false;
    }
}
