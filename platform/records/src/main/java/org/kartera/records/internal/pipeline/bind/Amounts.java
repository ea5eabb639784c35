package org.kartera.records.internal.pipeline.bind;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.StandardError;
import org.kartera.platform.record.Money;
import org.kartera.records.metadata.FieldType;

/** Money: {@code {"amount": "12.50", "currency": "EUR"}}, exact in the currency's minor unit (ISO 4217). */
final class Amounts {
    private static final String AMOUNT = "amount";
    private static final String CURRENCY = "currency";
    /** What was read may be sent back: what it comes to in the company's currency is the kernel's own to say, and passed over. */
    private static final Set<String> PARTS = Set.of(AMOUNT, CURRENCY, "company");

    private static final int LONGEST = 19;

    private Amounts() {}

    static @Nullable Object money(FieldType field, Object raw) {
        Money money;
        if (raw instanceof Money ready) {
            money = ready;
        } else if (raw instanceof Map<?, ?> parts && PARTS.containsAll(parts.keySet())) {
            Object amount = parts.get(AMOUNT);
            if (amount == null || amount.equals("")) {
                return null;
            }
            money = of(amount, parts.get(CURRENCY));
        } else {
            throw WrongValue.of(StandardError.WRONG_TYPE, field.kind().json());
        }
        Numbers.inRange(field, money.amount());
        return money;
    }

    private static Money of(Object amount, @Nullable Object currency) {
        if (currency == null) {
            throw WrongValue.of(StandardError.REQUIRED).under("." + CURRENCY);
        }
        if (!(currency instanceof String code)) {
            throw WrongValue.of(StandardError.WRONG_TYPE, "text").under("." + CURRENCY);
        }
        Currency known = currency(code);
        BigDecimal number;
        try {
            number = Numbers.decimal(amount, "decimal");
        } catch (WrongValue e) {
            throw e.under("." + AMOUNT);
        }
        if ((long) number.precision() - number.scale() > LONGEST - known.getDefaultFractionDigits()) {
            throw tooLarge(known);
        }
        if (number.stripTrailingZeros().scale() > known.getDefaultFractionDigits()) {
            throw WrongValue.of(StandardError.WRONG_FORMAT).under("." + AMOUNT);
        }
        BigDecimal minor = number.setScale(known.getDefaultFractionDigits(), RoundingMode.UNNECESSARY);
        if (minor.unscaledValue().bitLength() >= Long.SIZE) {
            throw tooLarge(known);
        }
        return new Money(minor, known);
    }

    private static Currency currency(String code) {
        try {
            Currency known = Currency.getInstance(code);
            if (known.getDefaultFractionDigits() >= 0) {
                return known;
            }
        } catch (IllegalArgumentException e) {
            throw WrongValue.of(StandardError.INVALID_CURRENCY, code);
        }
        // Gold, test codes and "no currency" are no money.
        throw WrongValue.of(StandardError.INVALID_CURRENCY, code);
    }

    private static WrongValue tooLarge(Currency currency) {
        return WrongValue.of(
                StandardError.OUT_OF_RANGE,
                Money.ofMinor(Long.MIN_VALUE, currency).amount().toPlainString(),
                Money.ofMinor(Long.MAX_VALUE, currency).amount().toPlainString());
    }
}
