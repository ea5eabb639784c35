package org.kartera.records.internal.formula;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;
import org.kartera.records.formula.Evaluation;
import org.kartera.records.formula.Note;

/** Decimal arithmetic within bounds: 34 digits, 20 decimals, 28 digits before the point. What goes beyond is empty. */
final class Decimals {
    private static final MathContext CONTEXT = MathContext.DECIMAL128;
    private static final int MAX_DECIMALS = 20;
    private static final int MAX_WHOLE_DIGITS = 28;

    private Decimals() {}

    /** An operation of two numbers. */
    @FunctionalInterface
    interface Operation {
        @Nullable
        BigDecimal run(BigDecimal left, BigDecimal right, Evaluation evaluation);
    }

    static @Nullable BigDecimal add(BigDecimal left, BigDecimal right, Evaluation evaluation) {
        return bounded(left.add(right), evaluation);
    }

    static @Nullable BigDecimal subtract(BigDecimal left, BigDecimal right, Evaluation evaluation) {
        return bounded(left.subtract(right), evaluation);
    }

    static @Nullable BigDecimal multiply(BigDecimal left, BigDecimal right, Evaluation evaluation) {
        return bounded(left.multiply(right), evaluation);
    }

    static @Nullable BigDecimal divide(BigDecimal left, BigDecimal right, Evaluation evaluation) {
        return byZero(right, evaluation) ? null : bounded(left.divide(right, CONTEXT), evaluation);
    }

    static @Nullable BigDecimal remainder(BigDecimal left, BigDecimal right, Evaluation evaluation) {
        return byZero(right, evaluation) ? null : bounded(left.remainder(right), evaluation);
    }

    private static boolean byZero(BigDecimal divisor, Evaluation evaluation) {
        if (divisor.signum() != 0) {
            return false;
        }
        evaluation.note(Note.DIVISION_BY_ZERO);
        return true;
    }

    /** {@code number} as it goes into the next step. */
    static @Nullable BigDecimal bounded(BigDecimal number, Evaluation evaluation) {
        if (number.signum() == 0) {
            return BigDecimal.ZERO;
        }
        BigDecimal rounded = number.round(CONTEXT);
        if (rounded.precision() - rounded.scale() > MAX_WHOLE_DIGITS) {
            evaluation.note(Note.TOO_LARGE);
            return null;
        }
        return rounded.scale() > MAX_DECIMALS ? rounded.setScale(MAX_DECIMALS, RoundingMode.HALF_EVEN) : rounded;
    }

    /** Without an exponent and without zeros at the end that say nothing. */
    static String text(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    /** The whole part, within -{@code limit} to {@code limit}. */
    static int whole(BigDecimal number, int limit) {
        BigDecimal bound = BigDecimal.valueOf(limit);
        return number.min(bound).max(bound.negate()).intValue();
    }
}
