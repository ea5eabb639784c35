package org.kartera.records.internal.query;

import java.util.List;
import org.kartera.platform.record.Filter;
import org.kartera.platform.record.Filter.Comparison;
import org.kartera.platform.record.Filter.Operator;

/**
 * What a statement is made for: all that goes into its text, and no values.
 *
 * @param generation of the metadata
 * @param kind which compiler makes it
 * @param entity full name of the record type
 * @param scopes what the caller may read of it
 * @param filter as {@link #of(Filter)} writes it
 * @param lists of names, as the compiler takes them
 * @param rest anything else
 */
record Shape(
        long generation,
        Kind kind,
        String entity,
        Scopes scopes,
        String filter,
        List<List<String>> lists,
        String rest) {
    /** Who compiles it. */
    enum Kind {
        PAGE,
        IDS,
        BOUND,
        COUNT,
        RECORDS,
        TITLES,
        ORDER,
        GROUPS,
        BOARD,
        MATCHES,
        VALUES
    }

    /** A filter without its values; lists of values count by the size they are padded to. */
    static String of(Filter filter) {
        StringBuilder text = new StringBuilder();
        append(filter, text);
        return text.toString();
    }

    private static void append(Filter filter, StringBuilder text) {
        if (filter instanceof Filter.And and) {
            append('&', and.filters(), text);
        } else if (filter instanceof Filter.Or or) {
            append('|', or.filters(), text);
        } else if (filter instanceof Comparison comparison) {
            text.append(comparison.path())
                    .append(' ')
                    .append(comparison.operator().name());
            if (comparison.operator() == Operator.NULL) {
                text.append(comparison.values().get(0));
            } else if (comparison.values().size() != 1) {
                text.append(
                        comparison.values().isEmpty()
                                ? 0
                                : Scopes.padded(comparison.values().size()));
            }
            if (comparison.values().stream().anyMatch(Operands::namesCurrency)) {
                text.append(comparison.values().stream().allMatch(Operands::namesCurrency) ? '$' : '?');
            }
        }
    }

    private static void append(char sign, List<Filter> parts, StringBuilder text) {
        text.append(sign).append('(');
        for (Filter part : parts) {
            append(part, text);
            text.append(';');
        }
        text.append(')');
    }
}
