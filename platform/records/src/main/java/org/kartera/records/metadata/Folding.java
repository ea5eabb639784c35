package org.kartera.records.metadata;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Folds text for comparison: case, accents, width and runs of blanks do not count. Unicode NFKD without marks, lower case; the Spanish ñ stays a
 * letter of its own, sorted behind n. At most {@link #LENGTH} characters are kept.
 */
public final class Folding {
    /** Length of a folded column. */
    public static final int LENGTH = 200;

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final char ENYE = '\u00f1';
    private static final char LAST = '\uffff';

    private Folding() {}

    /** {@code text} folded; null stays null, and text of which nothing is left becomes empty. */
    public static @Nullable String fold(@Nullable String text) {
        if (text == null) {
            return null;
        }
        StringBuilder folded = new StringBuilder(text.length());
        String lower = Normalizer.normalize(text, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
        int from = 0;
        for (int enye = lower.indexOf(ENYE); enye >= 0; enye = lower.indexOf(ENYE, from)) {
            folded.append(plain(lower.substring(from, enye))).append('n').append(ENYE);
            from = enye + 1;
        }
        folded.append(plain(lower.substring(from)));
        String result = BLANKS.matcher(folded).replaceAll(" ").strip();
        return result.length() <= LENGTH ? result : cut(result);
    }

    private static String plain(String text) {
        return MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("");
    }

    private static String cut(String text) {
        return text.substring(0, Character.isHighSurrogate(text.charAt(LENGTH - 1)) ? LENGTH - 1 : LENGTH);
    }

    /** The least text greater than every one that begins with {@code folded}: the open end of a prefix range. */
    public static String endOfPrefix(String folded) {
        return folded + LAST;
    }
}
