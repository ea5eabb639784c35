package org.kartera.records.internal.organisation;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
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

    private final RateTable table;
    private final Installation installation;
    private final AutoCloseable watch;
    private volatile KnownRates known;

    @Activate
    public StoredRates(
            @Reference UnitOfWork unit,
            @Reference Migrations migrations,
            @Reference Feed feed,
            @Reference Installation installation) {
        migrations.run("records", OwnFiles.of(StoredRates.class));
        this.table = new RateTable(unit);
        this.installation = installation;
        this.known = new KnownRates(table);
        this.watch = feed.watch(this::appended);
    }

    RateTable table() {
        return table;
    }

    @Override
    public Optional<BigDecimal> rate(Currency currency, LocalDate day) {
        return known.rate(currency, installation.currency(), day);
    }

    /** How many rates there are of what in what. */
    List<RateTable.Count> counts() {
        return known.counts();
    }

    @Override
    public Optional<Money> inCompanyCurrency(Money amount, LocalDate day) {
        return known.in(installation.currency(), amount, day);
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
        known = new KnownRates(table);
    }

    @Deactivate
    @Override
    public void close() throws Exception {
        watch.close();
    }
}
