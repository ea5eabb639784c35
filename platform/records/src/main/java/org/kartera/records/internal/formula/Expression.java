package org.kartera.records.internal.formula;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kartera.records.formula.Evaluation;
import org.kartera.records.formula.ValueKind;

/**
 * A part of a formula, checked and ready to run.
 *
 * @param kind what comes out
 * @param choices of a choice what may come out; empty for other kinds
 * @param position of its first character
 * @param constant the value of a text or number that was written down; null for all else
 * @param code computes it
 */
record Expression(
        ValueKind kind,
        List<String> choices,
        int position,
        @Nullable Object constant,
        Code code) {
    /** Computes a value: money is {@link Amount}, other kinds are as {@link ValueKind} has them. Null is empty. Throws nothing. */
    @FunctionalInterface
    interface Code {
        @Nullable
        Object run(Evaluation evaluation);
    }

    static Expression of(ValueKind kind, int position, Code code) {
        return new Expression(kind, List.of(), position, null, code);
    }

    static Expression constant(ValueKind kind, int position, @Nullable Object value) {
        return new Expression(kind, List.of(), position, value, evaluation -> value);
    }

    boolean is(ValueKind other) {
        return kind == other;
    }

    /** Whether it may stand where {@code wanted} is asked for: nothing may everywhere, a choice is a text. */
    boolean fits(ValueKind wanted) {
        return kind == wanted || kind == ValueKind.NULL || (kind == ValueKind.CHOICE && wanted == ValueKind.TEXT);
    }

    boolean holds(Evaluation evaluation) {
        return Boolean.TRUE.equals(code.run(evaluation));
    }
}
