package org.kartera.records.internal.organisation;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.kartera.events.Feed;
import org.kartera.events.StoredEntry;
import org.kartera.persistence.Migrations;
import org.kartera.persistence.OwnFiles;
import org.kartera.persistence.UnitOfWork;
import org.kartera.platform.Installation;
import org.kartera.platform.organisation.ExchangeRates;
import org.kartera.platform.record.Money;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** Rates out of their table. What was asked for is kept until a change is committed: here, or on another node as soon as the feed tells. */
@Component(service = {ExchangeRates.class, StoredRates.class})
public final class StoredRates implements ExchangeRates, AutoCloseable {
    /** Kind of the feed's entry for a change. */
    static final String CHANGED = "rates-changed";

    private static final int KEPT = 10_000;
    private static final MathContext DIGITS = new MathContext(20, RoundingMode.HALF_EVEN);

    private final RateTable table;
    private final Installation installation;
    private final AutoCloseable watch;
    private volatile Generation generation = new Generation();

    private record Key(String currency, String base, LocalDate day) {}

    /** What was read since the last change. Whatever is read while it ends, ends with it. */
    private record Generation(
            Map<Key, Optional<BigDecimal>> rates, AtomicReference<@Nullable List<RateTable.Count>> counts) {
        Generation() {
            this(new ConcurrentHashMap<>(), new AtomicReference<>());
        }
    }

    @Activate
    public StoredRates(
            @Reference UnitOfWork unit,
            @Reference Migrations migrations,
            @Reference Feed feed,
            @Reference Installation installation) {
        migrations.run("records", OwnFiles.of(StoredRates.class));
        this.table = new RateTable(unit);
        this.installation = installation;
        this.watch = feed.watch(this::appended);
    }

    RateTable table() {
        return table;
    }

    @Override
    public Optional<BigDecimal> rate(Currency currency, LocalDate day) {
        String own = installation.currency().getCurrencyCode();
        if (currency.getCurrencyCode().equals(own)) {
            return Optional.of(BigDecimal.ONE);
        }
        Map<Key, Optional<BigDecimal>> known = generation.rates();
        if (known.size() >= KEPT) {
            known.clear();
        }
        Key key = new Key(currency.getCurrencyCode(), own, day);
        Optional<BigDecimal> found = known.get(key);
        if (found == null) {
            found = find(key);
            known.put(key, found);
        }
        return found;
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
        AtomicReference<@Nullable List<RateTable.Count>> known = generation.counts();
        List<RateTable.Count> counts = known.get();
        if (counts == null) {
            counts = table.counts();
            known.set(counts);
        }
        return counts;
    }

    @Override
    public Optional<Money> inCompanyCurrency(Money amount, LocalDate day) {
        Currency own = installation.currency();
        if (amount.currency().equals(own)) {
            return Optional.of(amount);
        }
        return rate(amount.currency(), day)
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

    /** The day that it is for the company. */
    LocalDate today() {
        return LocalDate.ofInstant(Instant.now(), installation.zone());
    }

    private void appended(List<StoredEntry> entries) {
        if (entries.stream().anyMatch(entry -> entry.kind().equals(CHANGED))) {
            forget();
        }
    }

    void forget() {
        generation = new Generation();
    }

    @Deactivate
    @Override
    public void close() throws Exception {
        watch.close();
    }
}
