package org.kartera.records.internal.organisation;

import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.kartera.persistence.Dialect;
import org.kartera.persistence.UnitOfWork;
import org.kartera.platform.record.Money;
import org.kartera.records.internal.pipeline.Sql;

/**
 * Rates for those who store what comes of them, and their changes. Whoever converts holds all changes up to the end of the unit of work, and whoever changes
 * waits for those who convert: what was stored before a change is committed is seen behind it, and what is stored behind it was converted by it. Inside a unit
 * of work; for any thread and node.
 */
public final class RateBook {
    /** Of the lock of PostgreSQL for as long as a transaction: "rates" on a keypad. */
    private static final long LOCK = 72837L;

    /** In the place of a currency in a change that concerns all of them. */
    private static final String ALL = "";

    private static final LocalDate EVER = LocalDate.of(1, 1, 1);

    private final UnitOfWork unit;
    private final Sql sql;
    private final RateTable table;
    private final Supplier<Currency> installation;
    private volatile Edition last;

    /** {@code installation} gives the company's currency until one is known to the database. */
    public RateBook(UnitOfWork unit, Dialect dialect, Supplier<Currency> installation) {
        this.unit = unit;
        this.sql = new Sql(unit, dialect);
        this.table = new RateTable(unit);
        this.installation = installation;
        this.last = none();
    }

    private record State(long changes, @Nullable Currency currency) {}

    private record Edition(long changes, @Nullable Currency currency, KnownRates rates) {}

    private Edition none() {
        return new Edition(-1, null, new KnownRates(table));
    }

    /**
     * The rates that hold to the end of the unit of work.
     *
     * @param changes how many changes there have been
     * @param currency the company's
     */
    public record Rates(long changes, Currency currency, Worth worth) {
        /** What {@code amount} comes to at the rate of {@code day}; empty without one. */
        public Optional<Money> of(Money amount, LocalDate day) {
            return worth.of(amount, day);
        }
    }

    /** Converts amounts. */
    @FunctionalInterface
    public interface Worth {
        Optional<Money> of(Money amount, LocalDate day);
    }

    /** Which amounts a change concerns: those of {@code currency}, of all where it is empty, at rates of {@code from} and later days. */
    public record Change(Optional<Currency> currency, LocalDate from) {}

    /** The rates, which nobody changes to the end of the unit of work. */
    public Rates held() {
        if (sql.dialect() == Dialect.POSTGRES) {
            lock("select pg_advisory_xact_lock_shared(?)");
        }
        Edition edition = edition(sql.dialect() == Dialect.DERBY ? " with rs" : "");
        Currency currency = edition.currency() == null ? installation.get() : edition.currency();
        KnownRates rates = edition.rates();
        return new Rates(edition.changes(), currency, (amount, day) -> rates.in(currency, amount, day));
    }

    private Edition edition(String isolation) {
        State read = state(isolation);
        Edition known = last;
        if (read.changes() != known.changes()) {
            known = new Edition(read.changes(), read.currency(), new KnownRates(table));
            last = known;
        }
        return known;
    }

    private State state(String isolation) {
        return sql.select(
                        "select changes, currency from records_rate_state where id = 1" + isolation,
                        List.of(),
                        row -> new State(row.getLong(1), currency(row.getString(2))))
                .get(0);
    }

    private static @Nullable Currency currency(@Nullable String code) {
        return code == null || code.isBlank() ? null : Currency.getInstance(code.strip());
    }

    private void lock(String statement) {
        sql.select(statement, List.of(LOCK), row -> LOCK);
    }

    /** How many changes have been committed. */
    public long changes() {
        return state("").changes();
    }

    /** The company's currency in which amounts are stored; empty before one was ever said. */
    public Optional<Currency> currency() {
        return Optional.ofNullable(state("").currency());
    }

    /** Rates of {@code currency} are about to change from {@code from} on; waits for those who convert. */
    void changing(Map<Currency, LocalDate> first, Currency base) {
        long changes = begin();
        Optional<Currency> own = currency();
        if (own.isPresent() && !own.get().equals(base)) {
            note(changes, ALL, first.values().stream().min(LocalDate::compareTo).orElse(EVER));
        } else {
            first.forEach((currency, from) -> note(changes, currency.getCurrencyCode(), from));
        }
    }

    /** The company's currency is {@code currency} from now on. */
    public void companyCurrency(Currency currency) {
        note(begin(), ALL, EVER);
        sql.update("update records_rate_state set currency = ? where id = 1", List.of(currency.getCurrencyCode()));
    }

    private long begin() {
        if (sql.dialect() == Dialect.POSTGRES) {
            lock("select pg_advisory_xact_lock(?)");
        }
        // What this unit of work converts itself may be taken back.
        unit.afterCompletion(() -> last = none());
        sql.update("update records_rate_state set changes = changes + 1 where id = 1", List.of());
        return state("").changes();
    }

    private void note(long changes, String currency, LocalDate from) {
        sql.update(
                "insert into records_rate_change (changes, currency, valid_from) values (?, ?, ?)",
                List.of(changes, currency, Date.valueOf(from)));
    }

    /** What changed behind {@code known}, one for each currency. */
    public List<Change> since(long known) {
        Map<String, LocalDate> first = new TreeMap<>();
        sql.select(
                "select currency, valid_from from records_rate_change where changes > ?",
                List.of(known),
                row -> first.merge(
                        row.getString(1).strip(),
                        row.getDate(2).toLocalDate(),
                        (one, other) -> one.isBefore(other) ? one : other));
        List<Change> changes = new ArrayList<>();
        first.forEach((code, from) -> changes.add(new Change(Optional.ofNullable(currency(code)), from)));
        return changes;
    }
}
