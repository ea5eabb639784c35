package org.kartera.records.internal.formula;

import java.util.List;
import org.kartera.records.formula.FormulaError;
import org.kartera.records.formula.FormulaException;

/** Finds texts that are written where a choice is meant, and are none of its values. */
final class Choices {
    private Choices() {}

    /** 422 {@code formula-unknown-choice} where one is a choice, and the other a text that it can never be. */
    static void check(Expression left, Expression right) {
        one(left.choices(), right);
        one(right.choices(), left);
    }

    private static void one(List<String> choices, Expression other) {
        if (!choices.isEmpty() && other.constant() instanceof String text && !choices.contains(text)) {
            throw new FormulaException(
                    FormulaError.FORMULA_UNKNOWN_CHOICE, other.position(), text, String.join(", ", choices));
        }
    }
}
