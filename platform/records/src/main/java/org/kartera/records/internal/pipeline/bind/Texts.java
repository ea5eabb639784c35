package org.kartera.records.internal.pipeline.bind;

import java.text.Normalizer;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.CrmException;
import org.kartera.platform.StandardError;
import org.kartera.records.metadata.FieldType;

/** Text as it is stored: composed (Unicode NFC), without characters that no text may have, blank text as none. */
public final class Texts {
    private static final char LINE_SEPARATOR = '\u2028';
    private static final char PARAGRAPH_SEPARATOR = '\u2029';

    private Texts() {}

    /** Many lines of at most {@code length} characters in a field that is none of a record's; 422 {@code invalid-fields}, also where there is no text. */
    public static String required(String name, @Nullable Object raw, int length) {
        try {
            String text = raw == null ? null : lines(string(raw, "text"));
            if (text == null) {
                throw WrongValue.of(StandardError.REQUIRED);
            }
            return limited(text, length);
        } catch (WrongValue e) {
            throw CrmException.invalid(List.of(e.of(name)));
        }
    }

    /** One line, its ends trimmed, but of what nobody can read again. */
    static @Nullable String line(FieldType field, Object raw) {
        String text = line(string(raw, field.kind().json()), !field.is(FieldType.Flag.WRITE_ONLY));
        return text == null ? null : matching(field, limited(text, field.length()));
    }

    /** One line, its ends trimmed, of at most {@code length} characters. */
    static @Nullable String line(Object raw, int length) {
        String text = line(string(raw, "text"), true);
        return text == null ? null : limited(text, length);
    }

    /** Many lines, ended by LF whatever they were sent with. */
    static @Nullable String lines(FieldType field, Object raw) {
        String text = lines(string(raw, field.kind().json()));
        return text == null ? null : matching(field, limited(text, field.length()));
    }

    static @Nullable String lines(String sent) {
        String text = sent.indexOf('\r') < 0 ? sent : sent.replace("\r\n", "\n").replace('\r', '\n');
        check(text, true);
        return trimmed(text).isEmpty() ? null : composed(text);
    }

    private static @Nullable String line(String sent, boolean trimmed) {
        String text = trimmed ? trimmed(sent) : sent;
        check(text, false);
        return trimmed(text).isEmpty() ? null : composed(text);
    }

    /** Without blanks of any kind at its ends, the no-break space included. */
    private static String trimmed(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && isBlank(text.charAt(from))) {
            from++;
        }
        while (from < to && isBlank(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    private static boolean isBlank(char unit) {
        return Character.isWhitespace(unit) || Character.isSpaceChar(unit);
    }

    static String string(Object raw, String kind) {
        if (raw instanceof String text) {
            return text;
        }
        throw WrongValue.of(StandardError.WRONG_TYPE, kind);
    }

    /** {@code text}, unless it is longer than {@code length} code points; 0: no limit. */
    static String limited(String text, int length) {
        if (length > 0 && text.length() > length && text.codePointCount(0, text.length()) > length) {
            throw WrongValue.of(StandardError.TOO_LONG, length);
        }
        return text;
    }

    private static String matching(FieldType field, String text) {
        if (field.pattern() != null && !PatternBudget.matches(field.pattern(), text)) {
            throw WrongValue.of(StandardError.WRONG_FORMAT);
        }
        return text;
    }

    private static String composed(String text) {
        return Normalizer.isNormalized(text, Normalizer.Form.NFC)
                ? text
                : Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    private static void check(String text, boolean lines) {
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            if (Character.isHighSurrogate(unit)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(unit) || !allowed(unit, lines)) {
                throw WrongValue.of(StandardError.FORBIDDEN_CHARACTERS);
            }
        }
    }

    private static boolean allowed(char unit, boolean lines) {
        return switch (unit) {
            case '\n', '\t', LINE_SEPARATOR, PARAGRAPH_SEPARATOR -> lines;
            default -> !Character.isISOControl(unit);
        };
    }
}
