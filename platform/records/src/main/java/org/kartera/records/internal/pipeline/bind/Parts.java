package org.kartera.records.internal.pipeline.bind;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.StandardError;

/** The members of a value that is a JSON object. */
final class Parts {
    static final Set<String> TYPED = Set.of("type", "value", "primary");

    private static final int LONGEST_WORD = 60;

    private Parts() {}

    static Map<?, ?> of(Object raw, Set<String> known, String kind) {
        if (!(raw instanceof Map<?, ?> parts)) {
            throw WrongValue.of(StandardError.WRONG_TYPE, kind);
        }
        for (Object name : parts.keySet()) {
            if (!(name instanceof String part) || !known.contains(part)) {
                throw WrongValue.of(StandardError.UNKNOWN_FIELD).under("." + name);
            }
        }
        return parts;
    }

    static boolean flag(Map<?, ?> parts, String name) {
        Object value = parts.get(name);
        if (value == null) {
            return false;
        } else if (value instanceof Boolean flag) {
            return flag;
        }
        throw WrongValue.of(StandardError.WRONG_TYPE, "boolean").under("." + name);
    }

    static @Nullable String text(Map<?, ?> parts, String name) {
        Object value = parts.get(name);
        if (value == null || value instanceof String) {
            return (String) value;
        }
        throw WrongValue.of(StandardError.WRONG_TYPE, "text").under("." + name);
    }

    /** A word of the user's own, empty if there is none. */
    static String word(Map<?, ?> parts, String name) {
        return line(parts, name, LONGEST_WORD);
    }

    static String line(Map<?, ?> parts, String name, int length) {
        String text = text(parts, name);
        String cleaned = text == null ? null : cleaned(name, text, length);
        return cleaned == null ? "" : cleaned;
    }

    /** {@code text} as one line; what is wrong with it is wrong with the part {@code name}. */
    static @Nullable String cleaned(String name, String text, int length) {
        try {
            return Texts.line(text, length);
        } catch (WrongValue e) {
            throw e.under("." + name);
        }
    }

    static String lines(Map<?, ?> parts, String name, int length) {
        String text = text(parts, name);
        try {
            String cleaned = text == null ? null : Texts.lines(text);
            return cleaned == null ? "" : Texts.limited(cleaned.strip(), length);
        } catch (WrongValue e) {
            throw e.under("." + name);
        }
    }
}
