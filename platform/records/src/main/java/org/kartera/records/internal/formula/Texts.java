package org.kartera.records.internal.formula;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kartera.records.formula.Evaluation;
import org.kartera.records.formula.Formulas;
import org.kartera.records.formula.Note;

/** Work on texts within their greatest length. Positions and lengths count characters as people do: code points. */
final class Texts {
    private static final Pattern ENDS =
            Pattern.compile("^[ \\t\\r\\n\\f\\u000b\\u00a0]+|[ \\t\\r\\n\\f\\u000b\\u00a0]+$");

    private Texts() {}

    /** How a value stands in a text; empty is a text without a character. */
    static String of(@Nullable Object value) {
        if (value == null) {
            return "";
        } else if (value instanceof BigDecimal number) {
            return Decimals.text(number);
        } else if (value instanceof Amount amount) {
            int digits = Math.max(0, amount.currency().getDefaultFractionDigits());
            return amount.number().setScale(digits, RoundingMode.HALF_EVEN).toPlainString() + " "
                    + amount.currency().getCurrencyCode();
        }
        return value.toString();
    }

    /** {@code text} as a value: null where it has no character, or too many. */
    static @Nullable String bounded(String text, Evaluation evaluation) {
        if (text.length() > Formulas.MAX_TEXT) {
            evaluation.note(Note.TEXT_TOO_LONG);
            return null;
        }
        return text.isEmpty() ? null : text;
    }

    static String trim(String text) {
        return ENDS.matcher(text).replaceAll("");
    }

    static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    /** The first {@code count} characters, or all but the last where it is negative. */
    static String left(String text, int count) {
        int length = length(text);
        int kept = Math.max(0, Math.min(length, count < 0 ? length + count : count));
        return text.substring(0, text.offsetByCodePoints(0, kept));
    }

    /** The last {@code count} characters, or all but the first where it is negative. */
    static String right(String text, int count) {
        int length = length(text);
        int kept = Math.max(0, Math.min(length, count < 0 ? length + count : count));
        return text.substring(text.offsetByCodePoints(0, length - kept));
    }

    /** {@code text} with each {@code part} exchanged; the length is known before anything is built. */
    static @Nullable String replace(String text, String part, String by, Evaluation evaluation) {
        if (part.isEmpty()) {
            return bounded(text, evaluation);
        }
        int found = 0;
        for (int at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + part.length())) {
            found++;
        }
        if (text.length() + (long) found * (by.length() - part.length()) > Formulas.MAX_TEXT) {
            evaluation.note(Note.TEXT_TOO_LONG);
            return null;
        }
        return bounded(text.replace(part, by), evaluation);
    }
}
