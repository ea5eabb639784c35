package org.kartera.platform.record;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;

/**
 * An amount of a currency, exact to the currency's minor unit. Stored as minor units in a 64-bit integer, hence up to about 92 million million
 * euros.
 *
 * @param amount the amount; its scale is the currency's number of fraction digits
 * @param currency an ISO 4217 currency
 */
public record Money(BigDecimal amount, Currency currency) {
    /**
     * @throws ArithmeticException if the amount is not exact in the currency's minor unit, or too large
     */
    public Money {
        amount = amount.setScale(digits(currency), RoundingMode.UNNECESSARY);
        amount.unscaledValue().longValueExact();
    }

    /** So many of {@code currency}, an ISO 4217 code. */
    public static Money of(String amount, String currency) {
        return new Money(new BigDecimal(amount), Currency.getInstance(currency));
    }

    /** From minor units (cents) as stored. */
    public static Money ofMinor(long minor, Currency currency) {
        return new Money(BigDecimal.valueOf(minor, digits(currency)), currency);
    }

    /** The amount in minor units (cents). */
    public long minor() {
        return amount.unscaledValue().longValueExact();
    }

    /** The sum of two amounts of one currency. */
    public Money plus(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException("cannot add " + other.currency + " to " + currency);
        }
        return new Money(amount.add(other.amount), currency);
    }

    /** {@code percent} of this, rounded half even to the minor unit. */
    public Money percent(BigDecimal percent) {
        return new Money(
                amount.multiply(percent).movePointLeft(2).setScale(digits(currency), RoundingMode.HALF_EVEN), currency);
    }

    private static int digits(Currency currency) {
        return Math.max(0, currency.getDefaultFractionDigits());
    }

    @Override
    public String toString() {
        return amount.toPlainString() + " " + currency.getCurrencyCode();
    }
}
