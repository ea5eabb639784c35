package org.kartera.records.internal.installation;

import java.util.Currency;
import java.util.Locale;
import java.util.Optional;

/** Codes of ISO 4217 that are money: gold, test codes and "no currency" are none. */
public final class CurrencyCodes {
    private CurrencyCodes() {}

    /** The currency of a code in letters of either case. */
    public static Optional<Currency> of(String code) {
        String wanted = code.strip().toUpperCase(Locale.ROOT);
        return Currency.getAvailableCurrencies().stream()
                .filter(known -> known.getDefaultFractionDigits() >= 0)
                .filter(known -> known.getCurrencyCode().equals(wanted))
                .findFirst();
    }
}
