package org.kartera.records.internal.computed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.kartera.records.internal.computed.Market.OFFER;
import static org.kartera.records.internal.computed.Market.money;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kartera.persistence.Dialect;
import org.kartera.platform.CrmException;
import org.kartera.platform.StandardError;
import org.kartera.platform.record.CompanyTotal;
import org.kartera.platform.record.Filter;
import org.kartera.platform.record.Group;
import org.kartera.platform.record.GroupQuery;
import org.kartera.platform.record.GroupQuery.Function;
import org.kartera.platform.record.GroupQuery.Measure;
import org.kartera.platform.record.Money;
import org.kartera.platform.record.Row;
import org.kartera.records.Mutation;
import org.kartera.records.internal.installation.ThreadCallers;
import org.kartera.records.internal.total.RollUp;

/** Amounts in the company's currency, beside those of the record. */
abstract class CompanyAmountContract {
    private static final LocalDate MAY = LocalDate.of(2026, 5, 1);
    private static final LocalDate JUNE = LocalDate.of(2026, 6, 1);

    private final Dialect dialect;

    @TempDir
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private Market market;

    CompanyAmountContract(Dialect dialect) {
        this.dialect = dialect;
    }

    @BeforeEach
    void open() {
        market = new Market(dialect, folder);
    }

    @AfterEach
    void close() {
        market.close();
    }

    private void convert() {
        market.job.run(new Run(market.job.payloadFor(market.offer()), "", Integer.MAX_VALUE));
    }

    @Test
    void anAmountIsKeptAtTheRateOfTheDayOnWhichItIsWritten() {
        market.rate("USD", MAY, "0.9");
        UUID offer = market.create("name", "A", "amount", money("100.00", "USD"), "fee", money("7", "EUR"));
        assertEquals("90.00 EUR " + market.today(), market.company(offer, "amount"));
        assertEquals("7.00 EUR " + market.today(), market.company(offer, "fee"));
    }

    @Test
    void theAmountIsRoundedHalfEvenToTheMinorUnitOfTheCompanysCurrency() {
        market.rate("JPY", MAY, "0.005");
        assertEquals("0.00 EUR", amount(market.create("amount", money("1", "JPY"))));
        assertEquals("0.02 EUR", amount(market.create("amount", money("3", "JPY"))));
        assertEquals("-0.02 EUR", amount(market.create("amount", money("-5", "JPY"))));
        market.companyCurrency("JPY");
        market.rate("USD", MAY, "150.5");
        assertEquals("150 JPY", amount(market.create("amount", money("1", "USD"))));
        assertEquals("452 JPY", amount(market.create("amount", money("3", "USD"))));
    }

    private String amount(UUID offer) {
        return market.company(offer, "amount").replaceAll(" [^ ]*$", "");
    }

    @Test
    void theDayThatFixesTheRatesCountsAndAnotherDoesNoLonger() {
        market.rate("USD", MAY, "0.9");
        market.rate("USD", JUNE, "0.8");
        UUID offer = market.create("amount", money("100", "USD"), "decided", "2026-05-20");
        assertEquals("90.00 EUR 2026-05-20", market.company(offer, "amount"));
        market.update(offer, "amount", money("200", "USD"));
        assertEquals("180.00 EUR 2026-05-20", market.company(offer, "amount"));
        market.update(offer, "decided", "2026-06-02");
        assertEquals("160.00 EUR 2026-06-02", market.company(offer, "amount"));
        market.update(offer, "decided", null);
        assertEquals("160.00 EUR " + market.today(), market.company(offer, "amount"));
    }

    @Test
    void withoutARateNothingStandsBesideAndAnEmptyAmountHasNothing() {
        UUID offer = market.create("amount", money("100", "USD"));
        assertEquals("", market.company(offer, "amount"));
        market.update(offer, "amount", money("50", "EUR"));
        assertEquals("50.00 EUR " + market.today(), market.company(offer, "amount"));
        market.update(offer, "amount", null);
        assertEquals("", market.company(offer, "amount"));
        assertEquals(
                List.of(), stored("select amount_company_on from market_offer where amount_company_on is not null"));
    }

    @Test
    void anotherFieldLeavesTheAmountAsItWasConverted() {
        market.rate("USD", MAY, "0.9");
        UUID offer = market.create("amount", money("100", "USD"), "decided", "2026-05-20");
        market.rate("USD", MAY, "0.5");
        market.update(offer, "name", "B");
        assertEquals("90.00 EUR 2026-05-20", market.company(offer, "amount"));
    }

    @Test
    void aChangeOfRatesIsFollowedWithoutChangingTheRecord() {
        market.rate("USD", MAY, "0.9");
        UUID offer = market.create("name", "A", "amount", money("100", "USD"), "decided", "2026-05-20");
        Row before = market.row(offer);
        String end = market.feed.end();
        market.rate("USD", LocalDate.of(2026, 5, 10), "0.7");
        convert();
        Row after = market.row(offer);
        assertEquals("70.00 EUR 2026-05-20", market.company(offer, "amount"));
        assertEquals(before.version(), after.version());
        assertEquals(before.value("modifiedAt"), after.value("modifiedAt"));
        assertTrue(market.feed.read(end, 100).stream().noneMatch(entry -> OFFER.equals(entry.entity())));
        market.asSystem(() -> {
            market.currencies.remove("USD");
            return end;
        });
        convert();
        assertEquals("", market.company(offer, "amount"));
    }

    @Test
    void aChangeConcernsOnlyAmountsOfItsCurrencyFromItsDayOn() {
        market.rate("USD", MAY, "0.9");
        market.rate("GBP", MAY, "1.2");
        market.create("amount", money("100", "USD"), "decided", "2026-05-05");
        UUID concerned = market.create("amount", money("100", "USD"), "decided", "2026-05-20");
        market.create("fee", money("100", "GBP"), "decided", "2026-05-20");
        convert();
        market.rate("USD", LocalDate.of(2026, 5, 10), "0.7");
        Run run = new Run(market.job.payloadFor(market.offer()), "", Integer.MAX_VALUE);
        market.job.run(run);
        assertEquals(1, run.total());
        assertEquals("70.00 EUR 2026-05-20", market.company(concerned, "amount"));
    }

    @Test
    void theCompanysCurrencyIsFollowedThroughFormerRates() {
        market.rate("USD", MAY, "0.5");
        UUID dollars = market.create("amount", money("100", "USD"));
        UUID euros = market.create("amount", money("100", "EUR"));
        market.companyCurrency("USD");
        UUID later = market.create("amount", money("10", "EUR"));
        convert();
        assertEquals("100.00 USD", amount(dollars));
        assertEquals("200.00 USD", amount(euros));
        assertEquals("20.00 USD", amount(later));
    }

    @Test
    void rowsFromBeforeGetTheRateOfTheirLastChange() {
        market.rate("USD", MAY, "0.5");
        UUID offer = market.create("amount", money("100", "USD"));
        execute("update market_offer set amount_company = null, amount_company_currency = null,"
                + " amount_company_on = null");
        assertEquals("", market.company(offer, "amount"));
        convert();
        assertEquals("50.00 EUR " + market.today(), market.company(offer, "amount"));
    }

    @Test
    void whatIsStoredIsWhatTheRatesByTheirDaysSay() {
        Random random = new Random(7);
        Map<String, NavigableMap<LocalDate, BigDecimal>> rates = new HashMap<>();
        Map<UUID, LocalDate> decided = new HashMap<>();
        List<String> codes = List.of("EUR", "USD", "JPY", "GBP", "KWD");
        for (int step = 0; step < 60; step++) {
            String code = codes.get(random.nextInt(codes.size()));
            LocalDate day = MAY.plusDays(random.nextInt(60));
            if (random.nextInt(3) == 0 && !code.equals("EUR")) {
                BigDecimal rate = BigDecimal.valueOf(1 + random.nextInt(3_000_000), 6);
                market.rate(code, day, rate.toPlainString());
                rates.computeIfAbsent(code, each -> new TreeMap<>()).put(day, rate);
            } else {
                int digits = Currency.getInstance(code).getDefaultFractionDigits();
                BigDecimal amount = BigDecimal.valueOf(random.nextInt(2_000_000) - 1_000_000, digits);
                UUID id = market.create("amount", money(amount.toPlainString(), code), "decided", day.toString());
                decided.put(id, day);
            }
            if (random.nextInt(10) == 0) {
                convert();
            }
        }
        convert();
        decided.forEach((id, day) -> assertEquals(expected(market.row(id), day, rates), market.company(id, "amount")));
    }

    private static String expected(Row row, LocalDate day, Map<String, NavigableMap<LocalDate, BigDecimal>> rates) {
        Money money = (Money) row.value("amount");
        if (money == null) {
            return "";
        }
        String code = money.currency().getCurrencyCode();
        var holding = rates.getOrDefault(code, new TreeMap<>()).floorEntry(day);
        BigDecimal rate = code.equals("EUR") ? BigDecimal.ONE : holding == null ? null : holding.getValue();
        return rate == null ? "" : money.amount().multiply(rate).setScale(2, RoundingMode.HALF_EVEN) + " EUR " + day;
    }

    @Test
    void ratesThatChangeWhileManyWriteEndConsistent() throws InterruptedException {
        market.rate("USD", MAY, "1");
        List<UUID> offers = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            offers.add(market.create("amount", money("1", "USD"), "decided", "2026-06-01"));
        }
        AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
        List<Thread> threads = new ArrayList<>();
        for (int writer = 0; writer < 3; writer++) {
            Random random = new Random(writer);
            threads.add(thread(failure, () -> {
                for (int i = 0; i < 40; i++) {
                    UUID offer = offers.get(random.nextInt(offers.size()));
                    market.update(offer, "amount", money(String.valueOf(random.nextInt(1000)), "USD"));
                }
            }));
        }
        threads.add(thread(failure, () -> {
            for (int i = 1; i <= 12; i++) {
                market.rate("USD", MAY, "1." + i);
                convert();
            }
        }));
        for (Thread thread : threads) {
            thread.join();
        }
        assertEquals(null, failure.get());
        for (UUID offer : offers) {
            Money money = Objects.requireNonNull((Money) market.row(offer).value("amount"));
            BigDecimal expected =
                    money.amount().multiply(new BigDecimal("1.12")).setScale(2, RoundingMode.HALF_EVEN);
            assertEquals(expected + " EUR 2026-06-01", market.company(offer, "amount"));
        }
    }

    private static Thread thread(AtomicReference<@Nullable Throwable> failure, Runnable work) {
        Thread thread = new Thread(work);
        thread.setUncaughtExceptionHandler((died, why) -> failure.set(why));
        thread.start();
        return thread;
    }

    @Test
    void aRunThatDiedGoesOnWhereItWas() {
        market.rate("USD", MAY, "1");
        List<Mutation> many = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            many.add(new Mutation.Create(Market.map("amount", money("10", "USD"), "decided", "2026-06-01")));
        }
        market.write(many);
        convert();
        market.rate("USD", MAY, "2");
        String payload = market.job.payloadFor(market.offer());
        Run first = new Run(payload, "", 1);
        assertThrows(IllegalStateException.class, () -> market.job.run(first));
        assertNotEquals("", first.state());
        assertEquals(
                List.of("1000=300", "2000=200"),
                stored("select amount_company, count(*) from market_offer group by amount_company order by 1"));
        // What changes meanwhile is another run's, also for the rows that this one has passed.
        market.rate("USD", MAY, "3");
        market.job.run(new Run(payload, first.state(), Integer.MAX_VALUE));
        convert();
        assertEquals(
                List.of("3000=500"),
                stored("select amount_company, count(*) from market_offer group by amount_company order by 1"));
    }

    @Test
    void listsAreSortedAndFilteredByTheCompanysAmountAPageAtATime() {
        market.rate("USD", MAY, "0.9");
        market.rate("JPY", MAY, "0.006");
        Random random = new Random(11);
        Map<String, @Nullable BigDecimal> oracle = new HashMap<>();
        List<String> codes = List.of("EUR", "USD", "JPY", "CHF");
        Map<String, BigDecimal> worth =
                Map.of("EUR", BigDecimal.ONE, "USD", new BigDecimal("0.9"), "JPY", new BigDecimal("0.006"));
        for (int i = 0; i < 60; i++) {
            String code = codes.get(random.nextInt(codes.size()));
            BigDecimal amount = BigDecimal.valueOf(random.nextInt(40) * 5_000L);
            String name = "%02d".formatted(i);
            market.create("name", name, "amount", money(amount.toPlainString(), code));
            BigDecimal rate = worth.get(code);
            oracle.put(name, rate == null ? null : amount.multiply(rate).setScale(2, RoundingMode.HALF_EVEN));
        }
        Comparator<String> up = Comparator.comparing(
                        (String name) -> oracle.get(name), Comparator.nullsLast(Comparator.naturalOrder()))
                .thenComparing(Comparator.naturalOrder());
        List<String> ascending = oracle.keySet().stream().sorted(up).toList();
        for (int page : List.of(7, 60, 1)) {
            assertEquals(ascending, market.names("", page, "amount", "name"));
        }
        Comparator<String> down = Comparator.comparing(
                        (String name) -> oracle.get(name), Comparator.nullsFirst(Comparator.reverseOrder()))
                .thenComparing(Comparator.naturalOrder());
        assertEquals(oracle.keySet().stream().sorted(down).toList(), market.names("", 7, "-amount", "name"));
        BigDecimal limit = new BigDecimal("30000");
        assertEquals(
                ascending.stream()
                        .filter(name ->
                                oracle.get(name) != null && oracle.get(name).compareTo(limit) > 0)
                        .toList(),
                market.names("amount=gt=30000", 7, "amount", "name"));
    }

    @Test
    void anAmountThatNamesItsCurrencyMeansAmountsAsTheyStand() {
        market.rate("USD", MAY, "2");
        market.create("name", "euros", "amount", money("100", "EUR"));
        market.create("name", "dollars", "amount", money("50", "USD"));
        market.create("name", "few", "amount", money("40", "USD"));
        market.create("name", "francs", "amount", money("100", "CHF"));
        market.create("name", "nothing");
        assertEquals(List.of("dollars", "euros"), market.names("amount==100", 9, "name"));
        assertEquals(List.of("few", "francs", "nothing"), market.names("amount!=100", 9, "name"));
        assertEquals(List.of("dollars"), market.names("amount==50:USD", 9, "name"));
        assertEquals(List.of("euros", "few", "francs", "nothing"), market.names("amount!=50:usd", 9, "name"));
        assertEquals(List.of("dollars"), market.names("amount=gt=45.5:USD", 9, "name"));
        assertEquals(List.of("few", "francs"), market.names("amount=in=(40:USD,100:CHF)", 9, "name"));
        assertEquals(List.of("dollars", "euros", "few"), market.names("amount=in=(80,100)", 9, "name"));
        assertEquals(List.of("nothing"), market.names("amount=null=true", 9, "name"));
    }

    @Test
    void amountsThatAreNoneAreRefused() {
        for (String wrong : List.of(
                "amount=gt=5000:ZZZ",
                "amount=gt=:USD",
                "amount=gt=x:USD",
                "amount=gt=1.5:JPY",
                "amount=gt=1.234",
                "amount=gt=5000:USDX",
                "amount=gt=99999999999999999999:USD",
                "amount=in=(1,2:USD)")) {
            CrmException refused = assertThrows(CrmException.class, () -> market.names(wrong, 5), wrong);
            assertEquals(StandardError.UNSUITABLE_FILTER, refused.code(), wrong);
        }
    }

    @Test
    void totalsAreInTheCompanysCurrencyAndNameWhatHasNoRate() {
        market.rate("USD", MAY, "0.9");
        market.create("amount", money("100", "EUR"), "status", "open");
        market.create("amount", money("100", "USD"), "status", "open");
        market.create("amount", money("7", "CHF"), "status", "open");
        market.create("amount", money("10", "USD"), "status", "done", "decided", "2026-04-01");
        market.create("status", "done", "fee", money("3", "USD"));
        List<String> expected =
                List.of("open 190.00 EUR without [CHF]", "done 0.00 EUR without [USD] 2.70 EUR without []");
        assertEquals(expected, totals(), "rolled up");
        assertEquals(expected, counted(), "counted");
        market.rate("CHF", MAY, "2");
        market.rate("USD", LocalDate.of(2026, 3, 1), "0.5");
        assertEquals(expected, totals(), "until they are converted");
        convert();
        expected = List.of("open 204.00 EUR without []", "done 5.00 EUR without [] 2.70 EUR without []");
        assertEquals(expected, totals(), "rolled up");
        assertEquals(expected, counted(), "counted");
        market.companyCurrency("USD");
        assertEquals(
                List.of("open 0.00 USD without [CHF, EUR, USD]", "done 0.00 USD without [USD] 0.00 USD without [USD]"),
                totals(),
                "never amounts of the former currency");
        assertEquals(totals(), counted());
        convert();
        assertEquals(List.of("open 226.67 USD without []", "done 10.00 USD without [] 3.00 USD without []"), totals());
        assertEquals(counted(), totals());
    }

    @Test
    void totalsOfBoardsAreThoseOfTheRecordsWhateverHappens() {
        Random random = new Random(3);
        List<String> codes = List.of("EUR", "USD", "JPY", "CHF");
        List<UUID> offers = new ArrayList<>();
        for (int step = 0; step < 80; step++) {
            String code = codes.get(random.nextInt(codes.size()));
            Map<String, Object> amount = money(String.valueOf(random.nextInt(500)), code);
            LocalDate day = MAY.plusDays(random.nextInt(30));
            switch (random.nextInt(6)) {
                case 0, 1 -> offers.add(market.create("amount", amount, "fee", amount, "decided", day.toString()));
                case 2 -> {
                    if (!code.equals("EUR")) {
                        market.rate(code, day, "1." + random.nextInt(9));
                    }
                }
                case 3 -> convert();
                case 4 -> {
                    if (!offers.isEmpty()) {
                        UUID offer = offers.get(random.nextInt(offers.size()));
                        market.update(offer, "amount", amount, "status", random.nextBoolean() ? "done" : "open");
                    }
                }
                default -> {
                    if (!offers.isEmpty()) {
                        market.done(new Mutation.Delete(offers.remove(random.nextInt(offers.size())), null));
                    }
                }
            }
            if (step == 40) {
                new RollUp(market.kernel.database().database()).fold(market.offer());
            }
            assertEquals(counted(), totals(), "step " + step);
        }
        market.companyCurrency("JPY");
        convert();
        assertEquals(counted(), totals());
        RollUp rollUp = new RollUp(market.kernel.database().database());
        rollUp.forget("market");
        rollUp.ensure(List.of(market.offer()));
        assertEquals(counted(), totals(), "made anew");
    }

    private List<String> totals() {
        GroupQuery query = new GroupQuery(
                OFFER,
                new Filter.And(List.of()),
                List.of("status"),
                List.of(
                        new Measure(Function.SUM, "amount"),
                        new Measure(Function.AVG, "amount"),
                        new Measure(Function.SUM, "fee")));
        return market.groups(query).stream().map(CompanyAmountContract::text).toList();
    }

    /** From the records: a transaction that writes does not read what is rolled up. */
    private List<String> counted() {
        return market.kernel.database().unitOfWork().call(this::totals);
    }

    private static String text(Group group) {
        return group.keys().get(0)
                + text(group.company().get("amount"))
                + text(group.company().get("fee"));
    }

    private static String text(@Nullable CompanyTotal total) {
        return total == null ? "" : " " + total.amount() + " " + total.currency() + " without " + total.without();
    }

    @Test
    void whatIsToBeConvertedIsAskedForAtTheStartAndAfterEachChange() throws Exception {
        AskedJobs jobs = new AskedJobs();
        try (CompanyAmountWatch watch = new CompanyAmountWatch(
                market.recalculation, market.kernel.metadata(), market.company, market.feed, new ThreadCallers())) {
            watch.setJobs(jobs);
            assertEquals(List.of("market.offer 1"), jobs.asked(), "nothing was converted before, in no currency");
            convert();
            market.rate("USD", MAY, "0.9");
            jobs.await("market.offer 2");
            market.company.change("USD");
            market.tell("settings-changed");
            jobs.await("market.offer 3");
            assertEquals(
                    Currency.getInstance("USD"),
                    market.kernel
                            .database()
                            .unitOfWork()
                            .read(market.book::currency)
                            .orElseThrow());
            convert();
        }
        try (CompanyAmountWatch watch = new CompanyAmountWatch(
                market.recalculation, market.kernel.metadata(), market.company, market.feed, new ThreadCallers())) {
            AskedJobs later = new AskedJobs();
            watch.setJobs(later);
            assertEquals(List.of(), later.asked(), "all of it is done");
        }
    }

    private List<String> stored(String sql) {
        return market.kernel.database().unitOfWork().read(() -> {
            List<String> rows = new ArrayList<>();
            try (PreparedStatement statement =
                            market.kernel.database().unitOfWork().connection().prepareStatement(sql);
                    var row = statement.executeQuery()) {
                while (row.next()) {
                    List<String> columns = new ArrayList<>();
                    for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                        columns.add(row.getString(i));
                    }
                    rows.add(columns.stream().collect(Collectors.joining("=")));
                }
                return rows;
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private void execute(String sql) {
        market.kernel.database().unitOfWork().call(() -> {
            try (PreparedStatement statement =
                    market.kernel.database().unitOfWork().connection().prepareStatement(sql)) {
                return statement.executeUpdate();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
    }
}
