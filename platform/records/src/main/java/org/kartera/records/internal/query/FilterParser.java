package org.kartera.records.internal.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.CrmException;
import org.kartera.platform.StandardError;
import org.kartera.platform.record.Filter;
import org.kartera.platform.record.Filter.Comparison;
import org.kartera.platform.record.Filter.Operator;

/**
 * Parses RSQL, the filter language of the REST contract: {@code ;} or {@code and}, {@code ,} or {@code or}, parentheses, and comparisons by
 * {@code == != < <= > >= =lt= =le= =gt= =ge= =in= =out= =contains= =starts= =null=}, and
 * {@code =within=(south,west,north,east)} of places. A value is quoted by {@code '} or {@code "} (with {@code \} before
 * a quote or a backslash) or has none of {@code "'();,=!~<>} and blanks. {@code ==} with a bare value that ends in {@code *} is {@code =starts=}; a
 * quoted star, and the star of any other operator, means itself.
 *
 * <p>Ours, since the usual parser tells no position, takes deep nesting with the stack, and does not say whether a value was quoted.
 */
public final class FilterParser {
    static final int MAX_LENGTH = 16_000;
    static final int MAX_DEPTH = 16;
    static final int MAX_COMPARISONS = 100;
    static final int MAX_VALUES = 1_000;

    private static final String RESERVED = "\"'();,=!~<> \t\r\n";

    private static final Map<String, Operator> OPERATORS = Map.ofEntries(
            Map.entry("==", Operator.EQ),
            Map.entry("!=", Operator.NE),
            Map.entry("<", Operator.LT),
            Map.entry("<=", Operator.LE),
            Map.entry(">", Operator.GT),
            Map.entry(">=", Operator.GE),
            Map.entry("=lt=", Operator.LT),
            Map.entry("=le=", Operator.LE),
            Map.entry("=gt=", Operator.GT),
            Map.entry("=ge=", Operator.GE),
            Map.entry("=in=", Operator.IN),
            Map.entry("=out=", Operator.NOT_IN),
            Map.entry("=contains=", Operator.CONTAINS),
            Map.entry("=starts=", Operator.STARTS),
            Map.entry("=null=", Operator.NULL),
            Map.entry("=within=", Operator.WITHIN));

    /** The filter; null or blank: all records. 400 {@code malformed-filter}, {@code filter-too-complex}. */
    public Filter parse(@Nullable String rsql) {
        if (rsql == null || rsql.isBlank()) {
            return Filter.all();
        }
        if (rsql.length() > MAX_LENGTH) {
            throw tooComplex(MAX_LENGTH);
        }
        return new Reading(rsql).whole();
    }

    private static CrmException tooComplex(int limit) {
        return new CrmException(StandardError.FILTER_TOO_COMPLEX, limit);
    }

    private record Value(String text, boolean quoted, int position) {}

    /** One text on its way through the parser. */
    private static final class Reading {
        private final String text;
        private int position;
        private int depth;
        private int comparisons;
        private int values;

        Reading(String text) {
            this.text = text;
        }

        Filter whole() {
            Filter filter = alternatives();
            if (position < text.length()) {
                throw unexpected();
            }
            return filter;
        }

        private Filter alternatives() {
            List<Filter> filters = new ArrayList<>();
            do {
                filters.add(conjunction());
            } while (joint(',', "or"));
            return filters.size() == 1 ? filters.get(0) : new Filter.Or(filters);
        }

        private Filter conjunction() {
            List<Filter> filters = new ArrayList<>();
            do {
                filters.add(constraint());
            } while (joint(';', "and"));
            return filters.size() == 1 ? filters.get(0) : new Filter.And(filters);
        }

        private boolean joint(char sign, String word) {
            skipBlanks();
            if (at(sign)) {
                position++;
                return true;
            }
            int end = position + word.length();
            boolean found = text.startsWith(word, position)
                    && position > 0
                    && RESERVED.indexOf(text.charAt(position - 1)) >= 0
                    && end < text.length()
                    && (Character.isWhitespace(text.charAt(end)) || text.charAt(end) == '(');
            position = found ? end : position;
            return found;
        }

        private Filter constraint() {
            skipBlanks();
            if (!at('(')) {
                return comparison();
            }
            if (++depth > MAX_DEPTH) {
                throw tooComplex(MAX_DEPTH);
            }
            position++;
            Filter inner = alternatives();
            skipBlanks();
            expect(')');
            depth--;
            return inner;
        }

        private Filter comparison() {
            if (++comparisons > MAX_COMPARISONS) {
                throw tooComplex(MAX_COMPARISONS);
            }
            String path = word();
            skipBlanks();
            Operator operator = operator();
            skipBlanks();
            List<Value> operands = switch (operator) {
                case IN, NOT_IN, WITHIN -> list();
                default -> List.of(value());
            };
            Value first = operands.get(0);
            if (operator == Operator.NULL) {
                return new Comparison(path, operator, List.of(truth(first)));
            } else if (operator == Operator.WITHIN) {
                return box(path, operands);
            } else if (operator == Operator.EQ
                    && !first.quoted()
                    && first.text().endsWith("*")) {
                String prefix = first.text().substring(0, first.text().length() - 1);
                return new Comparison(path, Operator.STARTS, List.of(prefix));
            }
            return new Comparison(
                    path, operator, operands.stream().<Object>map(Value::text).toList());
        }

        private Filter box(String path, List<Value> operands) {
            Value last = operands.get(operands.size() - 1);
            if (operands.size() != 4) {
                throw malformed(last.text(), last.position());
            }
            double south = degrees(operands.get(0), 90);
            double north = degrees(operands.get(2), 90);
            if (south > north) {
                throw malformed(operands.get(2).text(), operands.get(2).position());
            }
            return Filter.within(path, south, degrees(operands.get(1), 180), north, degrees(operands.get(3), 180));
        }

        private double degrees(Value value, int greatest) {
            double degrees;
            try {
                degrees = Double.parseDouble(value.text());
            } catch (NumberFormatException e) {
                degrees = Double.NaN;
            }
            if (Math.abs(degrees) <= greatest) {
                return degrees;
            }
            throw malformed(value.text(), value.position());
        }

        private Operator operator() {
            int start = position;
            while (position < text.length() && "=!<>".indexOf(text.charAt(position)) >= 0 && position - start < 2) {
                position++;
            }
            if (position - start == 1 && text.charAt(start) == '=') {
                while (position < text.length() && Character.isLetter(text.charAt(position))) {
                    position++;
                }
                position = Math.min(position + 1, text.length());
            }
            String sign = text.substring(start, position);
            Operator operator = OPERATORS.get(sign);
            if (operator == null) {
                position = start;
                throw sign.isEmpty() ? unexpected() : malformed(sign, start);
            }
            return operator;
        }

        private List<Value> list() {
            if (!at('(')) {
                return List.of(value());
            }
            List<Value> list = new ArrayList<>();
            do {
                position++;
                skipBlanks();
                list.add(value());
                skipBlanks();
            } while (at(','));
            expect(')');
            return list;
        }

        private Value value() {
            if (++values > MAX_VALUES) {
                throw tooComplex(MAX_VALUES);
            }
            int start = position;
            return at('\'') || at('"') ? new Value(quoted(), true, start) : new Value(word(), false, start);
        }

        private String quoted() {
            char quote = text.charAt(position++);
            StringBuilder value = new StringBuilder();
            while (!at(quote)) {
                if (at('\\')) {
                    position++;
                }
                if (position >= text.length()) {
                    throw unexpected();
                }
                value.append(text.charAt(position++));
            }
            position++;
            return value.toString();
        }

        private String word() {
            int start = position;
            while (position < text.length() && RESERVED.indexOf(text.charAt(position)) < 0) {
                position++;
            }
            if (position == start) {
                throw unexpected();
            }
            return text.substring(start, position);
        }

        private Boolean truth(Value value) {
            if (!value.text().equals("true") && !value.text().equals("false")) {
                throw malformed(value.text(), value.position());
            }
            return Boolean.valueOf(value.text());
        }

        private void expect(char sign) {
            if (!at(sign)) {
                throw unexpected();
            }
            position++;
        }

        private boolean at(char sign) {
            return position < text.length() && text.charAt(position) == sign;
        }

        private void skipBlanks() {
            while (position < text.length() && Character.isWhitespace(text.charAt(position))) {
                position++;
            }
        }

        private CrmException unexpected() {
            String found = position < text.length() ? text.substring(position, position + 1) : "";
            return malformed(found, position);
        }

        private static CrmException malformed(String found, int index) {
            return new CrmException(StandardError.MALFORMED_FILTER, found, index + 1);
        }
    }
}
