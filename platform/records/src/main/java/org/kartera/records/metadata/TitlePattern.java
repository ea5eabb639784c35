package org.kartera.records.metadata;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How a record is called: text with fields in braces, such as {@code {make} {model}}. */
public final class TitlePattern {
    /** Columns hold as much, in code points. */
    public static final int MAX_LENGTH = 300;

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}]+)}");

    private final String pattern;

    public TitlePattern(String pattern) {
        this.pattern = pattern;
    }

    /** The fields named in the pattern. */
    public List<String> fields() {
        List<String> names = new ArrayList<>();
        Matcher matcher = PLACEHOLDER.matcher(pattern);
        while (matcher.find()) {
            names.add(matcher.group(1));
        }
        return names;
    }

    /** The title; {@code value} gives a field's text, empty where it has none. Runs of blanks become one, the ends are trimmed. */
    public String fill(Function<String, String> value) {
        String filled = PLACEHOLDER
                .matcher(pattern)
                .replaceAll(match -> Matcher.quoteReplacement(value.apply(match.group(1))))
                .replaceAll("\\s+", " ")
                .strip();
        return filled.codePointCount(0, filled.length()) <= MAX_LENGTH
                ? filled
                : filled.substring(0, filled.offsetByCodePoints(0, MAX_LENGTH));
    }

    @Override
    public String toString() {
        return pattern;
    }
}
