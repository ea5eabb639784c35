package org.kartera.records.internal.computed;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.kartera.events.Entry;
import org.kartera.events.internal.CommitFeed;
import org.kartera.persistence.Dialect;
import org.kartera.persistence.testing.TestDatabase;
import org.kartera.platform.Caller;
import org.kartera.platform.Callers;
import org.kartera.platform.Installation;
import org.kartera.platform.record.Group;
import org.kartera.platform.record.GroupQuery;
import org.kartera.platform.record.Query;
import org.kartera.platform.record.Row;
import org.kartera.records.Mutation;
import org.kartera.records.Outcome;
import org.kartera.records.internal.installation.Catalogues;
import org.kartera.records.internal.installation.ThreadCallers;
import org.kartera.records.internal.organisation.CompanyCurrencies;
import org.kartera.records.internal.organisation.RateBook;
import org.kartera.records.internal.organisation.StoredRates;
import org.kartera.records.internal.pipeline.PipelineGateway;
import org.kartera.records.internal.pipeline.PipelineServices;
import org.kartera.records.internal.pipeline.RuleRegistry;
import org.kartera.records.internal.pipeline.WritePipeline;
import org.kartera.records.internal.query.FilterParser;
import org.kartera.records.internal.query.RecordQueries;
import org.kartera.records.metadata.EntityType;
import org.kartera.records.testing.TestRecords;

/** Offers in several currencies, and the rates of a company whose currency is euros at first. To be closed. */
final class Market implements AutoCloseable {
    static final String OFFER = "market.offer";

    final TestRecords kernel;
    final CommitFeed feed;
    final Company company = new Company();
    final StoredRates rates;
    final CompanyCurrencies currencies;
    final Recalculation recalculation;
    final CompanyAmountJob job;
    final RateBook book;
    private final Callers callers = new ThreadCallers();
    private final PipelineGateway gateway;

    Market(Dialect dialect, Path folder) {
        kernel = TestRecords.open(dialect, folder).with("market", Offer.class);
        TestDatabase database = kernel.database();
        feed = new CommitFeed(database.database(), database.unitOfWork(), database.migrations());
        PipelineServices services = new PipelineServices(
                kernel.metadata(),
                database.unitOfWork(),
                database.database(),
                callers,
                feed,
                company,
                new RuleRegistry(),
                module -> () -> {});
        RecordQueries queries = new RecordQueries(
                kernel.metadata(), database.unitOfWork(), database.database(), company, new Catalogues());
        gateway = new PipelineGateway(new WritePipeline(services), queries, feed, callers);
        rates = new StoredRates(database.unitOfWork(), database.migrations(), feed, company);
        currencies = new CompanyCurrencies(rates, company, database.unitOfWork(), database.database(), feed, callers);
        recalculation = new Recalculation(
                kernel.metadata(), database.unitOfWork(), database.database(), feed, company, queries);
        job = new CompanyAmountJob(recalculation, new DueWork(recalculation));
        book = recalculation.amounts().book();
    }

    /** A company in Spain that may change its currency. */
    static final class Company implements Installation {
        private volatile Currency currency = Currency.getInstance("EUR");

        void change(String code) {
            currency = Currency.getInstance(code);
        }

        @Override
        public Locale locale() {
            return Locale.ENGLISH;
        }

        @Override
        public String region() {
            return "ES";
        }

        @Override
        public Currency currency() {
            return currency;
        }

        @Override
        public ZoneId zone() {
            return ZoneId.of("Europe/Madrid");
        }
    }

    EntityType offer() {
        return kernel.type(OFFER);
    }

    LocalDate today() {
        return LocalDate.now(company.zone());
    }

    <T> T asSystem(Supplier<T> work) {
        return callers.as(Caller.system("test"), work::get);
    }

    /** Says what a currency is worth from a day on. */
    void rate(String currency, LocalDate from, String rate) {
        asSystem(() -> currencies.set(currency, from, new BigDecimal(rate)));
    }

    /** Changes the company's currency, on all nodes. */
    void companyCurrency(String code) {
        company.change(code);
        kernel.database().unitOfWork().call(() -> {
            book.companyCurrency(company.currency());
            return code;
        });
    }

    /** Puts an entry into the feed. */
    void tell(String kind) {
        kernel.database().unitOfWork().call(() -> {
            feed.append(List.of(new Entry(kind, null, null, 0, "", null, null, null, Caller.system("test"), "{}")));
            return kind;
        });
    }

    static Map<String, Object> money(String amount, String currency) {
        return Map.of("amount", amount, "currency", currency);
    }

    static Map<String, @Nullable Object> map(@Nullable Object... values) {
        Map<String, @Nullable Object> map = new HashMap<>();
        for (int i = 0; i < values.length; i += 2) {
            map.put(String.valueOf(values[i]), values[i + 1]);
        }
        return map;
    }

    UUID create(@Nullable Object... values) {
        return done(new Mutation.Create(map(values))).id();
    }

    Outcome.Done update(UUID id, @Nullable Object... values) {
        return done(new Mutation.Update(id, null, map(values)));
    }

    List<Outcome> write(List<? extends Mutation> mutations) {
        return asSystem(() -> gateway.write(OFFER, mutations, true));
    }

    Outcome.Done done(Mutation mutation) {
        Outcome outcome = write(List.of(mutation)).get(0);
        if (outcome instanceof Outcome.Refused refused) {
            throw refused.reason();
        }
        return (Outcome.Done) outcome;
    }

    Row row(UUID id) {
        return asSystem(() -> gateway.read(OFFER, id, List.of(), List.of()));
    }

    /** The amount in the company's currency and the day of its rate, as text; empty without one. */
    String company(UUID id, String field) {
        var found = row(id).inCompanyCurrency(field);
        return found == null ? "" : found.amount() + " " + found.on();
    }

    /** Names of what a filter leaves, a page at a time. */
    List<String> names(String filter, int page, String... sort) {
        List<String> names = new ArrayList<>();
        Query query = Query.of(OFFER)
                .where(new FilterParser().parse(filter))
                .sort(sort)
                .limit(page);
        String next = null;
        do {
            Query asked = next == null ? query : query.after(next);
            var found = asSystem(() -> gateway.query(asked));
            found.items().forEach(row -> names.add(row.title()));
            next = found.next();
        } while (next != null);
        return names;
    }

    List<Group> groups(GroupQuery query) {
        return asSystem(() -> gateway.groups(query));
    }

    @Override
    public void close() {
        try {
            rates.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        feed.close();
        kernel.close();
    }
}
