package org.kartera.rest.internal.session;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.CrmException;
import org.kartera.platform.StandardError;

/** Text in a small body. */
final class Texts {
    private Texts() {}

    /** The text under {@code name}; 422 where there is none. */
    static String required(Map<String, @Nullable Object> body, String name) {
        String text = optional(body, name);
        if (text == null || text.isEmpty()) {
            throw CrmException.invalid(name, StandardError.REQUIRED);
        }
        return text;
    }

    /** The text under {@code name}; null where there is none. */
    static @Nullable String optional(Map<String, @Nullable Object> body, String name) {
        Object value = body.get(name);
        if (value != null && !(value instanceof String)) {
            throw CrmException.invalid(name, StandardError.WRONG_TYPE, "text");
        }
        return (String) value;
    }
}
