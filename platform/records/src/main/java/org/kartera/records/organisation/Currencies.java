package org.kartera.records.organisation;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The currencies beside the company's own, and their rates. Everybody may read them; whoever is no administrator is refused a change with 403
 * {@code not-allowed}. Changes are in the feed as {@code rates-changed}. A service, safe for many threads.
 */
@ProviderType
public interface Currencies {
    /** Where a rate comes from. */
    enum Source {
        MANUAL,
        FILE
    }

    /**
     * A rate.
     *
     * @param from the first day on which it holds
     * @param rate how much of the company's currency one unit is worth; positive, with up to 15 digits on either side of the point
     */
    record Rate(Currency currency, LocalDate from, BigDecimal rate, Source source) {}

    /**
     * A currency with rates.
     *
     * @param rate the one that holds today; null where none does
     * @param from the day from which it holds; null where it was put together from rates in another currency
     * @param rates how many there are in the company's currency
     */
    record Known(
            Currency currency,
            @Nullable BigDecimal rate,
            @Nullable LocalDate from,
            long rates) {}

    /** The currencies that have rates, by their codes. */
    List<Known> list();

    /** The rates of a currency, those before {@code before} where it is given, newest first; 404 {@code no-such-currency} for what is none. */
    List<Rate> rates(String code, @Nullable LocalDate before, int limit);

    /** Says what a currency is worth from a day on, in the place of the rate of that day. 422 {@code invalid-fields}. */
    Rate set(String code, LocalDate from, BigDecimal rate);

    /** Takes one rate away; 404 {@code no-such-rate}. */
    void remove(String code, LocalDate from);

    /** Takes all rates of a currency away; 404 {@code no-such-currency} where it has none. */
    void remove(String code);

    /** Takes over the rates of a file, each in the place of that of its day; all or nothing. How many are other than before. */
    int load(String file, Collection<Rate> rates);
}
