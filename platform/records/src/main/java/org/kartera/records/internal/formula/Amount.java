package org.kartera.records.internal.formula;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.record.Money;
import org.kartera.records.formula.Evaluation;
import org.kartera.records.formula.Note;

/** Money between the steps of a formula: not yet rounded to the minor unit. */
record Amount(BigDecimal number, Currency currency) {
    static Amount of(Money money) {
        return new Amount(money.amount(), money.currency());
    }

    /** The same of another number; null stays null. */
    @Nullable
    Amount with(@Nullable BigDecimal other) {
        return other == null ? null : new Amount(other, currency);
    }

    /** Rounded half even to the minor unit; null where that is beyond what is stored. */
    @Nullable
    Money money(Evaluation evaluation) {
        int digits = Math.max(0, currency.getDefaultFractionDigits());
        BigDecimal rounded = number.setScale(digits, RoundingMode.HALF_EVEN);
        if (rounded.unscaledValue().bitLength() > Long.SIZE - 1) {
            evaluation.note(Note.TOO_LARGE);
            return null;
        }
        return new Money(rounded, currency);
    }

    /** Whether both are of one currency; says so where they are not. */
    boolean sameCurrency(Amount other, Evaluation evaluation) {
        if (currency.equals(other.currency)) {
            return true;
        }
        evaluation.note(Note.CURRENCIES_DIFFER);
        return false;
    }
}
