package org.kartera.records.formula;

import org.kartera.records.internal.formula.Compiler;

/**
 * The language of formulas: expressions over the fields of a record, without statements, side effects or access to anything but those fields. See
 * {@code adr/0018}.
 *
 * <p>Values: numbers ({@code 1250.5}), texts ({@code 'won'}, also in double quotes), {@code true}, {@code false}, {@code null}, fields by their names, fields of what is
 * referred to by paths ({@code company.sector}, up to three references). Operators: {@code + - * / %}, {@code == != < <= > >=}, {@code && || !}
 * (also {@code and or not}), {@code ? :}. Functions are listed in {@code internal.formula.Functions}.
 *
 * <p>Numbers are decimal, rounded half even to 34 digits and 20 decimals at each step. An empty value makes arithmetic empty, is an empty text in a text, is false
 * as a condition, and stands in no order: {@code empty < 1} is false. Division by zero, amounts of different currencies, numbers beyond 28 digits before the
 * point and texts beyond 4,000 characters come out empty, with a {@link Note}.
 */
public final class Formulas {
    /** Greatest length of a formula. */
    public static final int MAX_LENGTH = 2_000;
    /** Greatest number of values, operators and functions. */
    public static final int MAX_NODES = 200;
    /** Greatest nesting of brackets, functions and conditions. */
    public static final int MAX_DEPTH = 50;
    /** Greatest length of a text that comes out. */
    public static final int MAX_TEXT = 4_000;
    /** Greatest number of references in a path. */
    public static final int MAX_HOPS = 3;

    /** Kind of the feed's entries that say that computed values of a record came out otherwise, without anybody having changed it. */
    public static final String COMPUTED = "computed";

    private Formulas() {}

    /** Checks and prepares a formula. 422 {@link FormulaException}, and no other exception whatever {@code text} is. */
    public static Formula compile(String text, Scope scope, Purpose purpose) {
        return new Compiler(scope, purpose).compile(text);
    }

    /** A formula that must come out true or false; 422 {@code formula-wrong-result} where it is of another kind. */
    public static Formula condition(String text, Scope scope) {
        Formula formula = compile(text, scope, Purpose.CONDITION);
        if (formula.kind() != ValueKind.BOOLEAN) {
            throw new FormulaException(
                    FormulaError.FORMULA_WRONG_RESULT, 1, formula.kind().word(), ValueKind.BOOLEAN.word());
        }
        return formula;
    }
}
