package org.kartera.records.internal.organisation;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.record.Money;

/** Rates as they are between two changes: what was read is kept, and ends with this. For any thread. */
final class KnownRates {
    private static final int KEPT = 10_000;
    private static final MathContext DIGITS = new MathContext(20, RoundingMode.HALF_EVEN);

    private final RateTable table;
    private final Map<Key, Optional<BigDecimal>> rates = new ConcurrentHashMap<>();
    private final AtomicReference<@Nullable List<RateTable.Count>> counts = new AtomicReference<>();

    private record Key(String currency, String base, LocalDate day) {}

    KnownRates(RateTable table) {
        this.table = table;
    }

    /** How much of {@code own} one unit of {@code currency} was worth on {@code day}. */
    Optional<BigDecimal> rate(Currency currency, Currency own, LocalDate day) {
        if (currency.equals(own)) {
            return Optional.of(BigDecimal.ONE);
        }
        if (rates.size() >= KEPT) {
            rates.clear();
        }
        Key key = new Key(currency.getCurrencyCode(), own.getCurrencyCode(), day);
        Optional<BigDecimal> found = rates.get(key);
        if (found == null) {
            found = find(key);
            rates.put(key, found);
        }
        return found;
    }

    /** {@code amount} in {@code own}, rounded half even to its minor unit; empty without a rate, and beyond {@link Money}. */
    Optional<Money> in(Currency own, Money amount, LocalDate day) {
        if (amount.currency().equals(own)) {
            return Optional.of(amount);
        }
        return rate(amount.currency(), own, day)
                .flatMap(rate -> money(amount.amount().multiply(rate), own));
    }

    private static Optional<Money> money(BigDecimal exact, Currency currency) {
        try {
            int digits = Math.max(0, currency.getDefaultFractionDigits());
            return Optional.of(new Money(exact.setScale(digits, RoundingMode.HALF_EVEN), currency));
        } catch (ArithmeticException beyond) {
            return Optional.empty();
        }
    }

    private Optional<BigDecimal> find(Key key) {
        Optional<BigDecimal> direct = stored(key.currency(), key.base(), key.day());
        if (direct.isPresent()) {
            return direct;
        }
        return bases().stream()
                .filter(base -> !base.equals(key.base()))
                .flatMap(base -> across(key, base).stream())
                .findFirst();
    }

    private Optional<BigDecimal> across(Key key, String base) {
        return stored(key.currency(), base, key.day())
                .flatMap(worth -> stored(key.base(), base, key.day()).map(own -> worth.divide(own, DIGITS)));
    }

    private Optional<BigDecimal> stored(String currency, String base, LocalDate day) {
        return currency.equals(base)
                ? Optional.of(BigDecimal.ONE)
                : table.holding(currency, base, day).map(rate -> rate.rate());
    }

    private List<String> bases() {
        return counts().stream().map(RateTable.Count::base).distinct().sorted().toList();
    }

    /** How many rates there are of what in what. */
    List<RateTable.Count> counts() {
        List<RateTable.Count> known = counts.get();
        if (known == null) {
            known = table.counts();
            counts.set(known);
        }
        return known;
    }
}
