package org.kartera.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kartera.persistence.Dialect;
import org.kartera.platform.Caller;
import org.kartera.platform.record.Money;
import org.kartera.records.organisation.Currencies.Rate;
import org.kartera.records.organisation.Currencies.Source;
import org.kartera.rest.testing.Client;

/** Rates of currencies, and what amounts come to by them. The company counts in euros. */
abstract class CurrenciesContract extends RestContract {
    private static final String CURRENCIES = "/api/v1/currencies";
    private static final Currency DOLLAR = Currency.getInstance("USD");

    CurrenciesContract(Dialect dialect) {
        super(dialect);
    }

    @AfterEach
    void forgetRates() {
        admin.patch("/api/v1/settings", "{\"currency\":null}");
        for (JsonNode known : admin.get(CURRENCIES).json().path("items")) {
            admin.delete(CURRENCIES + "/" + known.path("code").asText());
        }
    }

    private void rate(String code, String from, String rate) {
        Client.Answer set = admin.post(
                CURRENCIES, "{\"code\":\"" + code + "\",\"from\":\"" + from + "\",\"rate\":\"" + rate + "\"}");
        assertEquals(201, set.status(), set.text());
    }

    private Optional<Money> worth(String amount, String currency, String day) {
        return gateway.kernel.rates.inCompanyCurrency(Money.of(amount, currency), LocalDate.parse(day));
    }

    @Test
    void aRateHoldsFromItsDayToThatOfTheNext() {
        rate("usd", "2026-01-01", "0.90");
        rate("USD", "2026-03-01", "0.8");

        assertEquals(Optional.empty(), worth("100", "USD", "2025-12-31"));
        assertEquals(Optional.of(Money.of("90.00", "EUR")), worth("100", "USD", "2026-02-28"));
        assertEquals(Optional.of(Money.of("80.00", "EUR")), worth("100", "USD", "2026-03-01"));
        assertEquals(Optional.of(Money.of("7.01", "EUR")), worth("7.01", "EUR", "1999-01-01"));
    }

    @Test
    void halfACentGoesToTheEvenOne() {
        rate("USD", "2026-01-01", "0.5");
        assertEquals(Optional.of(Money.of("0.02", "EUR")), worth("0.05", "USD", "2026-01-01"));
        assertEquals(Optional.of(Money.of("0.02", "EUR")), worth("0.03", "USD", "2026-01-01"));
    }

    @Test
    void whatIsBeyondAnAmountHasNone() {
        rate("USD", "2026-01-01", "999999999999999");
        assertEquals(Optional.empty(), worth("90000000000000", "USD", "2026-01-02"));
    }

    @Test
    void aSecondRateOfADayTakesThePlaceOfTheFirst() {
        rate("GBP", "2026-01-01", "1.1");
        rate("GBP", "2026-01-01", "1.2");

        JsonNode rates = clerk.get(CURRENCIES + "/GBP/rates").json().path("items");
        assertEquals(1, rates.size(), rates.toString());
        assertEquals("1.2", rates.path(0).path("rate").asText());
        assertEquals("manual", rates.path(0).path("source").asText());
    }

    @Test
    void ratesComePageByPageNewestFirst() {
        for (int month = 1; month <= 5; month++) {
            rate("JPY", "2026-0" + month + "-01", "0.00" + month);
        }
        JsonNode first = clerk.get(CURRENCIES + "/JPY/rates?limit=3").json();
        JsonNode second = clerk.get(CURRENCIES + "/JPY/rates?limit=3&after="
                        + first.path("next").asText())
                .json();

        assertEquals("2026-05-01", first.path("items").path(0).path("from").asText());
        assertEquals(2, second.path("items").size(), second.toString());
        assertTrue(second.path("next").isNull());
        assertEquals(
                "400 malformed-parameter",
                clerk.get(CURRENCIES + "/JPY/rates?after=soon").problem());
    }

    @Test
    void whenTheCompanyCountsInAnotherCurrencyTheFormerRatesAreRecalculated() {
        rate("USD", "2026-01-01", "0.8");
        rate("MXN", "2026-01-01", "0.05");
        admin.patch("/api/v1/settings", "{\"currency\":\"MXN\"}");

        assertEquals(Optional.of(Money.of("16.00", "MXN")), worth("1", "USD", "2026-02-01"));
        assertEquals(Optional.of(Money.of("20.00", "MXN")), worth("1", "EUR", "2026-02-01"));
        JsonNode list = clerk.get(CURRENCIES).json();
        assertEquals("MXN", list.path("company").asText());
        assertEquals("EUR", list.path("items").path(0).path("code").asText(), list.toString());
        assertEquals(0, list.path("items").path(1).path("rates").asInt());
        rate("USD", "2026-01-15", "17");
        assertEquals(Optional.of(Money.of("17.00", "MXN")), worth("1", "USD", "2026-02-01"));
        admin.delete(CURRENCIES + "/USD");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"code\":\"EUR\",\"rate\":\"1\"} code own-currency",
                "{\"code\":\"XAU\",\"rate\":\"1\"} code invalid-currency",
                "{\"rate\":\"1\"} code required",
                "{\"code\":\"USD\"} rate required",
                "{\"code\":\"USD\",\"rate\":\"0\"} rate invalid-rate",
                "{\"code\":\"USD\",\"rate\":-1} rate invalid-rate",
                "{\"code\":\"USD\",\"rate\":\"1e30\"} rate invalid-rate",
                "{\"code\":\"USD\",\"rate\":\"1e-16\"} rate invalid-rate",
                "{\"code\":\"USD\",\"rate\":\"1e999999999\"} rate wrong-type",
                "{\"code\":\"USD\",\"rate\":\"one\"} rate wrong-type",
                "{\"code\":\"USD\",\"rate\":true} rate wrong-type",
                "{\"code\":\"USD\",\"rate\":1,\"from\":\"yesterday\"} from invalid-date",
                "{\"code\":\"USD\",\"rate\":1,\"from\":\"0026-01-01\"} from invalid-rate-day",
                "{\"code\":\"USD\",\"rate\":1,\"until\":\"2027-01-01\"} until unknown-field",
            })
    void whatIsNoRateIsRefused(String all) {
        int end = all.lastIndexOf('}') + 1;
        Client.Answer refused = admin.post(CURRENCIES, all.substring(0, end));

        assertEquals("422 invalid-fields", refused.problem());
        assertEquals(all.substring(end + 1), refused.wrong(), refused.text());
        assertEquals(0, clerk.get(CURRENCIES).json().path("items").size());
    }

    @Test
    void nobodyButAdministratorsChangesRates() {
        rate("USD", "2026-01-01", "0.9");
        String one = "{\"code\":\"GBP\",\"rate\":\"1\"}";
        assertEquals("403 not-allowed", clerk.post(CURRENCIES, one).problem());
        assertEquals("403 not-allowed", clerk.delete(CURRENCIES + "/USD").problem());
        assertEquals(
                "403 not-allowed",
                clerk.delete(CURRENCIES + "/USD/rates/2026-01-01").problem());
        assertEquals("401 not-signed-in", gateway.anonymous().get(CURRENCIES).problem());
    }

    @Test
    void whatIsNotThereCannotBeTakenAway() {
        assertEquals("404 no-such-currency", admin.delete(CURRENCIES + "/USD").problem());
        assertEquals(
                "404 no-such-rate",
                admin.delete(CURRENCIES + "/USD/rates/2026-01-01").problem());
        assertEquals(
                "404 no-such-currency", admin.get(CURRENCIES + "/ABC/rates").problem());
    }

    @Test
    void aFileIsTakenAtOnceAndTold() {
        String before = gateway.kernel.feed.end();
        rate("USD", "2026-01-01", "0.9");
        List<Rate> rates = List.of(
                new Rate(DOLLAR, LocalDate.parse("2026-01-01"), new BigDecimal("0.91"), Source.FILE),
                new Rate(DOLLAR, LocalDate.parse("2026-01-02"), new BigDecimal("0.92"), Source.FILE));

        int taken = gateway.kernel.callers.as(
                Caller.system("test"), () -> gateway.kernel.currencies.load("rates.csv", rates));

        assertEquals(2, taken);
        assertEquals(Optional.of(Money.of("0.91", "EUR")), worth("1", "USD", "2026-01-01"));
        assertTrue(
                gateway.kernel.feed.read(before, 10).stream()
                        .anyMatch(entry -> entry.kind().equals("rates-changed")
                                && entry.changes().contains("rates.csv")),
                () -> gateway.kernel.feed.read(before, 10).toString());
    }

    @Test
    void totalsSayWhatTheyComeToInTheCompanysCurrency() {
        rate("USD", "2026-01-01", "0.5");
        for (String price : List.of("10.00 USD", "1.00 EUR", "3.00 GBP")) {
            String[] parts = price.split(" ", -1);
            Client.Answer made = admin.post(
                    BOATS,
                    "{\"name\":\"Total\",\"price\":{\"amount\":\"" + parts[0] + "\",\"currency\":\"" + parts[1]
                            + "\"}}");
            assertEquals(201, made.status(), made.text());
        }
        JsonNode group = admin.get(BOATS + "/groups?by=status&sum=price&filter=name==Total")
                .json()
                .path("groups")
                .path(0);

        assertEquals(3, group.path("sum").path("price").size(), group.toString());
        JsonNode company = group.path("company").path("price");
        assertEquals("6.00", company.path("amount").asText());
        assertEquals("EUR", company.path("currency").asText());
        assertEquals("GBP", company.path("without").path(0).asText());
    }

    @Test
    void aRecordSaysWhatItsAmountComesToAndTakesItBackAsItWas() {
        rate("USD", "2026-01-01", "0.5");
        JsonNode dollars = admin.post(BOATS, "{\"name\":\"One\",\"price\":{\"amount\":\"10\",\"currency\":\"USD\"}}")
                .json();
        JsonNode company = dollars.path("price").path("company");
        assertEquals("5.00", company.path("amount").asText(), dollars.toString());
        assertEquals("EUR", company.path("currency").asText());
        assertEquals(
                LocalDate.now(gateway.kernel.installation.zone()).toString(),
                company.path("on").asText());
        Client.Answer sent = admin.patch(
                BOATS + "/" + dollars.path("id").asText(),
                "{\"price\":{\"amount\":\"20\",\"currency\":\"USD\",\"company\":{\"amount\":\"999\"}}}");
        assertEquals(200, sent.status(), sent.text());
        assertEquals(
                "10.00",
                sent.json().path("price").path("company").path("amount").asText());
        JsonNode euros = admin.post(BOATS, "{\"name\":\"Two\",\"price\":{\"amount\":\"10\",\"currency\":\"EUR\"}}")
                .json();
        assertTrue(euros.path("price").path("company").isMissingNode(), euros.toString());
        JsonNode pounds = admin.post(BOATS, "{\"name\":\"Three\",\"price\":{\"amount\":\"10\",\"currency\":\"GBP\"}}")
                .json();
        assertTrue(pounds.path("price").path("company").isMissingNode(), pounds.toString());
        assertEquals(
                "400 unsuitable-filter",
                admin.get(BOATS + "?filter=price=gt=5:EURO").problem());
    }
}
