package org.kartera.transfer.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kartera.platform.CrmException;

class RatesFileTest {
    private static final String BANK = """
            Date,USD,JPY,CYP,MXN,
            2026-11-25,1.25,160,N/A,20,
            2026-11-24,1.6,150,0.58,N/A,
            """;

    private static List<String> read(String company, String text) throws IOException {
        return read(company, text, 100);
    }

    private static List<String> read(String company, String text, int limit) throws IOException {
        return new RatesFile(Currency.getInstance(company), currency -> true, LocalDate.MIN, limit)
                .read(text.getBytes(UTF_8)).stream()
                        .map(rate -> rate.currency() + " " + rate.from() + " "
                                + rate.rate().stripTrailingZeros().toPlainString())
                        .sorted()
                        .toList();
    }

    @Test
    void unitsForAEuroBecomeWhatAUnitIsWorth() throws IOException {
        List<String> rates = read("EUR", BANK);
        assertEquals(
                List.of("JPY 2026-11-24 0.006666666666667", "JPY 2026-11-25 0.00625", "MXN 2026-11-25 0.05"),
                rates.stream()
                        .filter(rate -> !rate.startsWith("USD") && !rate.startsWith("CYP"))
                        .toList());
        assertEquals("USD 2026-11-24 0.625", rates.get(rates.size() - 2));
    }

    @Test
    void aCompanyThatDoesNotCountInEurosGetsThemAcross() throws IOException {
        assertEquals(List.of("EUR 2026-11-25 20", "JPY 2026-11-25 0.125", "USD 2026-11-25 16"), read("MXN", BANK));
    }

    @Test
    void theDailyFileOfTheBankHasItsDayInWords() throws IOException {
        assertEquals(List.of("USD 2026-11-06 0.8"), read("EUR", "Date, USD, \n6 November 2026, 1.25, \n"));
    }

    @Test
    void aTableHasACurrencyADayAndARateInEachRow() throws IOException {
        assertEquals(
                List.of("GBP 2026-02-01 1.15", "USD 2026-01-01 0.92"),
                read("EUR", "\ufeffFecha;Divisa;Tipo\n2026-01-01;usd;0,92\n2026-02-01;GBP;1,15\n"));
    }

    @Test
    void theFirstDayAndTheCurrenciesNarrowIt() throws IOException {
        RatesFile file = new RatesFile(
                Currency.getInstance("EUR"),
                currency -> currency.getCurrencyCode().equals("USD"),
                LocalDate.parse("2026-11-25"),
                1);
        assertEquals(1, file.read(BANK.getBytes(UTF_8)).size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Name,Town\nA,B\n|no-rates-file",
                "Date,Weather\n2026-01-01,1\n|no-rates-file",
                "|empty-file",
                "Date,USD\nsoon,1\n|not-a-date",
                "Date,USD\n2026-01-01,much\n|not-a-number",
                "Date,USD\n2026-01-01,0\n|not-a-number",
                "Date,USD\n2026-01-01,1e999999\n|not-a-number",
                "currency,date,rate\nUSD,2026-01-01,-1\n|not-a-number",
                "currency,date,rate\nDollars,2026-01-01,1\n|unknown-rate-currency",
                "currency,date,rate\nUSD,2026-01-01,1\nUSD,2026-01-02,1\nUSD,2026-01-03,1\n|too-many-rates",
                "PK\u0003\u0004|spreadsheet",
            })
    void whatIsNoFileOfRatesIsRefused(String all) {
        int end = all.lastIndexOf('|');
        CrmException refused = assertThrows(CrmException.class, () -> read("EUR", all.substring(0, end), 2));
        assertEquals(all.substring(end + 1), refused.code().code());
    }
}
