package org.kartera.transfer.internal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.charset.Charset;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.CrmException;
import org.kartera.records.organisation.Currencies.Rate;
import org.kartera.records.organisation.Currencies.Source;
import org.kartera.transfer.TransferError;

/**
 * A file of rates, in one of two forms. That of the European Central Bank ({@code eurofxref.csv, eurofxref-hist.csv}) has a column {@code Date} and one for
 * each currency, with how many units a euro is worth. In the other each row has a currency, a day and what a unit is worth in the company's currency.
 */
final class RatesFile {
    private static final Set<String> CODES = Set.of("currency", "code", "moneda", "divisa");
    private static final Set<String> DAYS = Set.of("date", "from", "day", "fecha", "desde");
    private static final Set<String> RATES = Set.of("rate", "value", "tipo", "cambio", "tipo de cambio");
    private static final DateTimeFormatter LONG_DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);
    private static final Currency EURO = Currency.getInstance("EUR");
    private static final MathContext DIGITS = new MathContext(16, RoundingMode.HALF_EVEN);
    private static final int SCALE = 15;

    private final Currency company;
    private final Predicate<Currency> wanted;
    private final LocalDate from;
    private final int limit;
    private final List<Rate> rates = new ArrayList<>();

    /** Takes rates of the currencies that are {@code wanted}, from a day on, in the currency of the company; fails with {@code too-many-rates} beyond {@code limit}. */
    RatesFile(Currency company, Predicate<Currency> wanted, LocalDate from, int limit) {
        this.company = company;
        this.wanted = wanted;
        this.from = from;
        this.limit = limit;
    }

    /** All that {@code content} has. Fails with what {@link Table} does, and with {@code no-rates-file, not-a-number, not-a-date}. */
    List<Rate> read(byte[] content) throws IOException {
        TextEncoding encoding = new TextEncoding(null);
        encoding.pass(content, content.length);
        Charset charset = encoding.found();
        String beginning =
                TextSample.of(new ByteArrayInputStream(content), charset).text();
        String text = new String(content, charset);
        String unmarked = text.startsWith("\ufeff") ? text.substring(1) : text;
        try (Table table = new Table(new StringReader(unmarked), Separators.guess(beginning), true)) {
            String code = column(table, CODES);
            String day = column(table, DAYS);
            String rate = column(table, RATES);
            if (code != null && day != null && rate != null) {
                rows(table, code, day, rate);
            } else if (day != null) {
                euros(table, day);
            } else {
                throw new CrmException(TransferError.NO_RATES_FILE);
            }
        }
        return rates;
    }

    private static @Nullable String column(Table table, Set<String> names) {
        return table.columns().stream()
                .filter(column -> names.contains(column.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElse(null);
    }

    private void rows(Table table, String code, String day, String rate) {
        while (table.hasNext()) {
            Table.Line line = table.next();
            Currency currency = currency(table.value(line, code));
            if (currency == null) {
                throw new CrmException(TransferError.UNKNOWN_RATE_CURRENCY, table.value(line, code), line.line());
            }
            take(currency, day(table.value(line, day)), number(table.value(line, rate)));
        }
    }

    /** Currencies that are no more, of which the bank's file is full, are passed over. */
    private void euros(Table table, String dayColumn) {
        Map<String, Currency> currencies = new HashMap<>();
        for (String column : table.columns()) {
            Currency currency = currency(column);
            if (currency != null) {
                currencies.put(column, currency);
            }
        }
        if (currencies.isEmpty()) {
            throw new CrmException(TransferError.NO_RATES_FILE);
        }
        while (table.hasNext()) {
            Table.Line line = table.next();
            if (!table.value(line, dayColumn).isEmpty()) {
                LocalDate day = day(table.value(line, dayColumn));
                Map<Currency, BigDecimal> units = new HashMap<>();
                units.put(EURO, BigDecimal.ONE);
                currencies.forEach((column, currency) -> {
                    String cell = table.value(line, column);
                    if (!cell.isEmpty() && !cell.equals("N/A")) {
                        units.put(currency, number(cell));
                    }
                });
                crossed(day, units);
            }
        }
    }

    private void crossed(LocalDate day, Map<Currency, BigDecimal> units) {
        BigDecimal own = units.get(company);
        if (own != null) {
            units.forEach((currency, several) -> take(currency, day, own.divide(several, DIGITS)));
        }
    }

    private void take(Currency currency, LocalDate day, BigDecimal rate) {
        if (currency.equals(company) || day.isBefore(from) || !wanted.test(currency)) {
            return;
        }
        if (rates.size() == limit) {
            throw new CrmException(TransferError.TOO_MANY_RATES, limit);
        }
        BigDecimal kept = rate.scale() > SCALE ? rate.setScale(SCALE, RoundingMode.HALF_EVEN) : rate;
        rates.add(new Rate(currency, day, kept, Source.FILE));
    }

    private static @Nullable Currency currency(String code) {
        try {
            Currency currency = Currency.getInstance(code.strip().toUpperCase(Locale.ROOT));
            return currency.getDefaultFractionDigits() < 0 ? null : currency;
        } catch (IllegalArgumentException unknown) {
            return null;
        }
    }

    private static LocalDate day(String text) {
        try {
            boolean words = text.chars().anyMatch(Character::isLetter);
            return words ? LocalDate.parse(text, LONG_DAY) : LocalDate.parse(text);
        } catch (DateTimeParseException wrong) {
            throw CrmException.causedBy(wrong, TransferError.NOT_A_DATE, text, "2026-12-31");
        }
    }

    /** With a point or a comma before the fraction; nothing else, since what parts thousands could be either. */
    private static BigDecimal number(String text) {
        try {
            BigDecimal number = new BigDecimal(text.replace(',', '.'));
            if (number.signum() > 0 && Math.abs(number.scale()) <= 30 && number.precision() <= 30) {
                return number;
            }
        } catch (NumberFormatException wrong) {
            throw CrmException.causedBy(wrong, TransferError.NOT_A_NUMBER, text);
        }
        throw new CrmException(TransferError.NOT_A_NUMBER, text);
    }
}
