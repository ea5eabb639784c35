package org.kartera.records.internal.formula;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kartera.records.formula.FormulaError;
import org.kartera.records.formula.FormulaException;
import org.kartera.records.formula.Formulas;
import org.kartera.records.internal.formula.Token.Kind;

/**
 * Cuts a formula into pieces and lets through only those that formulas have, so that the parser, whose language is larger, never sees anything
 * else, and never anything nested so deep that it would exhaust the stack.
 */
final class Lexis {
    private static final Pattern NUMBER = Pattern.compile("\\d+(?:\\.\\d+)?");
    private static final Pattern NOT_A_NUMBER = Pattern.compile("[\\p{L}\\p{N}_.]");
    private static final Pattern NAME = Pattern.compile("[a-zA-Z][a-zA-Z0-9]*(?:\\.[a-zA-Z][a-zA-Z0-9]*)*");
    private static final Pattern OPERATOR = Pattern.compile("[-+*/%=<>!&|?:~^]+");
    private static final int WHOLE_DIGITS = 28;
    private static final int DECIMALS = 20;
    private static final int MAX_PREFIXES = 10;
    private static final int MAX_TOKENS = 4 * Formulas.MAX_NODES;

    private static final Map<String, String> WORDS = Map.of("and", "&&", "or", "||", "not", "!");
    private static final List<String> OPERATORS =
            List.of("==", "!=", "<=", ">=", "&&", "||", "<", ">", "!", "+", "-", "*", "/", "%", "?", ":");
    /** What people write who know other languages, and what is meant. */
    private static final Map<String, String> MEANT = Map.ofEntries(
            Map.entry("=", "=="),
            Map.entry("===", "=="),
            Map.entry("<>", "!="),
            Map.entry("!==", "!="),
            Map.entry("&", "&&"),
            Map.entry("|", "||"),
            Map.entry("=<", "<="),
            Map.entry("=>", ">="),
            Map.entry("++", "+"),
            Map.entry("--", "- (-...)"),
            Map.entry("^", "*"),
            Map.entry("**", "*"),
            Map.entry("??", "coalesce(..., ...)"),
            Map.entry("?:", "coalesce(..., ...)"));

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private final Deque<Token> open = new ArrayDeque<>();
    private int at;
    private int prefixes;
    private int conditions;

    private Lexis(String text) {
        this.text = text;
    }

    static List<Token> read(String text) {
        return new Lexis(text).read();
    }

    private List<Token> read() {
        if (text.length() > Formulas.MAX_LENGTH) {
            throw new FormulaException(FormulaError.FORMULA_TOO_LONG, Formulas.MAX_LENGTH + 1, Formulas.MAX_LENGTH);
        }
        while (at < text.length()) {
            char next = text.charAt(at);
            if (next == ' ' || next == '\t' || next == '\n' || next == '\r') {
                at++;
            } else {
                token(next);
            }
        }
        if (tokens.isEmpty()) {
            throw new FormulaException(FormulaError.FORMULA_EMPTY, 1);
        } else if (!open.isEmpty()) {
            throw fault(FormulaError.FORMULA_BRACKET, open.getLast().position(), "(");
        }
        return List.copyOf(tokens);
    }

    private void token(char next) {
        if (next == '\'' || next == '"') {
            quoted(next);
        } else if (next >= '0' && next <= '9') {
            number();
        } else if (next == '(' || next == ')') {
            bracket(next);
        } else if (next == ',') {
            add(Kind.COMMA, ",", 1);
        } else if (matcher(NAME).lookingAt()) {
            name();
        } else if (matcher(OPERATOR).lookingAt()) {
            operators();
        } else {
            String found = Character.toString(text.codePointAt(at));
            throw fault(FormulaError.FORMULA_SYNTAX, at + 1, found);
        }
    }

    private Matcher matcher(Pattern pattern) {
        return pattern.matcher(text).region(at, text.length());
    }

    private void add(Kind kind, String piece, int length) {
        tokens.add(new Token(kind, piece, at + 1));
        at += length;
        if (tokens.size() > MAX_TOKENS) {
            throw fault(FormulaError.FORMULA_TOO_COMPLEX, at, Formulas.MAX_NODES);
        }
    }

    private void number() {
        Matcher number = matcher(NUMBER);
        number.lookingAt();
        String found = number.group();
        int end = number.end();
        int point = found.indexOf('.');
        int whole = point < 0 ? found.length() : point;
        int decimals = point < 0 ? 0 : found.length() - point - 1;
        if (end < text.length()
                && NOT_A_NUMBER.matcher(text.substring(end, end + 1)).matches()) {
            throw fault(FormulaError.FORMULA_NUMBER, at + 1, found + text.charAt(end));
        } else if (whole > WHOLE_DIGITS || decimals > DECIMALS) {
            throw fault(FormulaError.FORMULA_NUMBER, at + 1, found.substring(0, WHOLE_DIGITS / 2) + "...");
        }
        add(Kind.NUMBER, found, found.length());
        prefixes = 0;
    }

    private void quoted(char quote) {
        StringBuilder value = new StringBuilder();
        int end = at + 1;
        while (end < text.length() && text.charAt(end) != quote) {
            char next = text.charAt(end);
            if (next == '\\') {
                end++;
                next = end < text.length() ? text.charAt(end) : ' ';
                if (next != '\'' && next != '"' && next != '\\') {
                    throw fault(FormulaError.FORMULA_ESCAPE, end, Character.toString(next));
                }
            } else if (Character.isISOControl(next)) {
                throw fault(FormulaError.FORMULA_QUOTE, at + 1);
            }
            value.append(next);
            end++;
        }
        if (end >= text.length()) {
            throw fault(FormulaError.FORMULA_QUOTE, at + 1);
        }
        add(Kind.TEXT, value.toString(), end + 1 - at);
        prefixes = 0;
    }

    private void name() {
        Matcher name = matcher(NAME);
        name.lookingAt();
        String found = name.group();
        if (name.end() < text.length()) {
            int behind = text.codePointAt(name.end());
            if (behind == '.' || behind == '_' || Character.isLetterOrDigit(behind)) {
                throw fault(FormulaError.FORMULA_SYNTAX, name.end() + 1, Character.toString(behind));
            }
        }
        String word = WORDS.get(found.toLowerCase(Locale.ROOT));
        if (word == null) {
            add(Kind.NAME, found, found.length());
            prefixes = 0;
        } else {
            operator(word, found.length());
        }
    }

    /** Operators that follow each other without a blank: the longest that there is, again and again. */
    private void operators() {
        Matcher run = matcher(OPERATOR);
        run.lookingAt();
        String found = run.group();
        String meant = MEANT.get(found);
        if (meant != null) {
            throw fault(FormulaError.FORMULA_OPERATOR, at + 1, found, meant);
        }
        String operator =
                OPERATORS.stream().filter(found::startsWith).findFirst().orElse(null);
        if (operator == null) {
            throw fault(FormulaError.FORMULA_SYNTAX, at + 1, found.substring(0, 1));
        }
        operator(operator, operator.length());
    }

    private void operator(String operator, int length) {
        int position = at + 1;
        add(Kind.OPERATOR, operator, length);
        prefixes = operator.equals("!") || operator.equals("-") || operator.equals("+") ? prefixes + 1 : 0;
        conditions += operator.equals("?") ? 1 : 0;
        if (prefixes > MAX_PREFIXES || conditions > Formulas.MAX_DEPTH) {
            throw fault(FormulaError.FORMULA_TOO_DEEP, position, Formulas.MAX_DEPTH);
        }
    }

    private void bracket(char bracket) {
        int position = at + 1;
        add(bracket == '(' ? Kind.OPEN : Kind.CLOSE, Character.toString(bracket), 1);
        prefixes = 0;
        if (bracket == '(') {
            open.addLast(tokens.get(tokens.size() - 1));
            if (open.size() > Formulas.MAX_DEPTH) {
                throw fault(FormulaError.FORMULA_TOO_DEEP, position, Formulas.MAX_DEPTH);
            }
        } else if (open.pollLast() == null) {
            throw fault(FormulaError.FORMULA_BRACKET, position, ")");
        }
    }

    private static FormulaException fault(FormulaError code, int position, Object... args) {
        return new FormulaException(code, position, args);
    }
}
