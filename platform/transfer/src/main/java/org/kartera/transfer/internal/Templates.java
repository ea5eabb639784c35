package org.kartera.transfer.internal;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kartera.platform.CrmException;
import org.kartera.transfer.TransferError;

/** Fills templates of import options; see {@link org.kartera.transfer.ImportOptions.Value}. */
final class Templates {
    private static final Pattern OPTIONAL = Pattern.compile("\\[([^\\[\\]]*)]");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}|]+)(?:\\|([^{}]+))?}");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern NO_LOGIN = Pattern.compile("[^a-z0-9]+");

    private Templates() {}

    /** {@code value} gives a column's text. */
    static String fill(String template, UnaryOperator<String> value) {
        String complete = OPTIONAL.matcher(template)
                .replaceAll(part -> Matcher.quoteReplacement(emptyColumn(part.group(1), value) ? "" : part.group(1)));
        return PLACEHOLDER
                .matcher(complete)
                .replaceAll(found -> Matcher.quoteReplacement(
                        apply(found.group(2) == null ? "" : found.group(2), value.apply(found.group(1)))));
    }

    /** The columns that a template names. */
    static List<String> columns(String template) {
        return PLACEHOLDER
                .matcher(template)
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private static boolean emptyColumn(String part, UnaryOperator<String> value) {
        Matcher columns = PLACEHOLDER.matcher(part);
        while (columns.find()) {
            if (value.apply(columns.group(1)).isEmpty()) {
                return true;
            }
        }
        return false;
    }

    private static String apply(String function, String text) {
        return switch (function) {
            case "", "trim" -> text.strip();
            case "lower" -> text.toLowerCase(Locale.ROOT);
            case "upper" -> text.toUpperCase(Locale.ROOT);
            case "slug" -> slug(text);
            default -> throw new CrmException(TransferError.WRONG_OPTIONS, "template: |" + function);
        };
    }

    /** {@code María José Peña}: {@code maria.jose.pena}. */
    private static String slug(String text) {
        String plain = MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
        String dotted = NO_LOGIN.matcher(plain).replaceAll(".");
        int from = dotted.startsWith(".") ? 1 : 0;
        int to = dotted.endsWith(".") && dotted.length() > from ? dotted.length() - 1 : dotted.length();
        return dotted.substring(from, to);
    }
}
