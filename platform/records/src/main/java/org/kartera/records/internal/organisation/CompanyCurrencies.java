package org.kartera.records.internal.organisation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.kartera.events.Entry;
import org.kartera.events.Feed;
import org.kartera.persistence.Database;
import org.kartera.persistence.UnitOfWork;
import org.kartera.platform.Callers;
import org.kartera.platform.CrmException;
import org.kartera.platform.Installation;
import org.kartera.platform.StandardError;
import org.kartera.platform.Violation;
import org.kartera.records.Administration;
import org.kartera.records.internal.installation.CurrencyCodes;
import org.kartera.records.organisation.Currencies;
import org.kartera.records.organisation.OrganisationError;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The currencies of the installation and what is done to their rates. */
@Component
public final class CompanyCurrencies implements Currencies {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int DIGITS = 15;
    private static final LocalDate EARLIEST = LocalDate.of(1970, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(2199, 12, 31);
    private static final int BATCH = 1_000;

    private final StoredRates rates;
    private final Installation installation;
    private final UnitOfWork unit;
    private final RateBook book;
    private final Feed feed;
    private final Callers callers;

    @Activate
    public CompanyCurrencies(
            @Reference StoredRates rates,
            @Reference Installation installation,
            @Reference UnitOfWork unit,
            @Reference Database database,
            @Reference Feed feed,
            @Reference Callers callers) {
        this.rates = rates;
        this.installation = installation;
        this.unit = unit;
        this.book = new RateBook(unit, database.dialect(), installation::currency);
        this.feed = feed;
        this.callers = callers;
    }

    @Override
    public List<Known> list() {
        String own = own();
        Map<String, Long> counts = new TreeMap<>();
        for (RateTable.Count count : rates.counts()) {
            counts.merge(count.currency(), count.base().equals(own) ? count.rates() : 0, Long::sum);
            counts.merge(count.base(), 0L, Long::sum);
        }
        counts.remove(own);
        LocalDate today = rates.today();
        return counts.entrySet().stream()
                .map(each -> known(Currency.getInstance(each.getKey()), own, today, each.getValue()))
                .toList();
    }

    private Known known(Currency currency, String own, LocalDate today, long count) {
        LocalDate from = rates.table()
                .holding(currency.getCurrencyCode(), own, today)
                .map(Rate::from)
                .orElse(null);
        return new Known(currency, rates.rate(currency, today).orElse(null), from, count);
    }

    @Override
    public List<Rate> rates(String code, @Nullable LocalDate before, int limit) {
        return rates.table().before(known(code).getCurrencyCode(), own(), before, limit);
    }

    @Override
    public Rate set(String code, LocalDate from, BigDecimal rate) {
        demand("update");
        List<Violation> wrong = new ArrayList<>();
        Optional<Currency> currency = CurrencyCodes.of(code);
        if (currency.isEmpty()) {
            wrong.add(Violation.of("code", StandardError.INVALID_CURRENCY, code));
        } else if (currency.get().equals(installation.currency())) {
            wrong.add(Violation.of("code", OrganisationError.OWN_CURRENCY, code));
        }
        if (!holds(rate)) {
            wrong.add(Violation.of("rate", OrganisationError.INVALID_RATE, rate.toPlainString()));
        }
        if (from.isBefore(EARLIEST) || from.isAfter(LATEST)) {
            wrong.add(Violation.of("from", OrganisationError.INVALID_RATE_DAY, from));
        }
        if (!wrong.isEmpty()) {
            throw CrmException.invalid(wrong);
        }
        Rate set = new Rate(currency.orElseThrow(), from, rate, Source.MANUAL);
        return unit.call(() -> {
            book.changing(Map.of(set.currency(), from), installation.currency());
            BigDecimal before = rates.table()
                    .beginning(set.currency().getCurrencyCode(), own(), from)
                    .map(Rate::rate)
                    .orElse(null);
            rates.table().store(List.of(set), own());
            changed(Map.of(name(set.currency(), from), Arrays.asList(text(before), text(rate))));
            return set;
        });
    }

    private static boolean holds(BigDecimal rate) {
        return rate.signum() > 0
                && rate.stripTrailingZeros().scale() <= DIGITS
                && rate.precision() - rate.scale() <= DIGITS;
    }

    @Override
    public void remove(String code, LocalDate from) {
        demand("delete");
        Currency currency = known(code);
        unit.call(() -> {
            book.changing(Map.of(currency, from), installation.currency());
            Rate former = rates.table()
                    .beginning(currency.getCurrencyCode(), own(), from)
                    .orElseThrow(() -> new CrmException(OrganisationError.NO_SUCH_RATE, code, from));
            rates.table().remove(currency.getCurrencyCode(), own(), from);
            changed(Map.of(name(currency, from), Arrays.asList(text(former.rate()), null)));
            return true;
        });
    }

    @Override
    public void remove(String code) {
        demand("delete");
        Currency currency = known(code);
        unit.call(() -> {
            book.changing(Map.of(currency, EARLIEST), installation.currency());
            int gone = rates.table().remove(currency.getCurrencyCode(), own());
            if (gone == 0) {
                throw new CrmException(OrganisationError.NO_SUCH_CURRENCY, code);
            }
            changed(Map.of(currency.getCurrencyCode(), Arrays.asList(gone, 0)));
            return true;
        });
    }

    @Override
    public int load(String file, Collection<Rate> given) {
        demand("update");
        List<Rate> useful = given.stream()
                .filter(rate -> !rate.currency().equals(installation.currency()) && holds(rate.rate()))
                .filter(rate -> !rate.from().isBefore(EARLIEST) && !rate.from().isAfter(LATEST))
                .toList();
        if (useful.isEmpty()) {
            return 0;
        }
        return unit.call(() -> {
            book.changing(first(useful), installation.currency());
            for (int begin = 0; begin < useful.size(); begin += BATCH) {
                rates.table().store(useful.subList(begin, Math.min(begin + BATCH, useful.size())), own());
            }
            Map<String, List<@Nullable Object>> told = new LinkedHashMap<>();
            told.put("file", Arrays.asList(null, file));
            told.put("currencies", Arrays.asList(null, codes(useful)));
            told.put("rates", Arrays.asList(null, useful.size()));
            changed(told);
            return useful.size();
        });
    }

    private static Map<Currency, LocalDate> first(List<Rate> rates) {
        Map<Currency, LocalDate> first = new HashMap<>();
        rates.forEach(
                rate -> first.merge(rate.currency(), rate.from(), (one, other) -> one.isBefore(other) ? one : other));
        return first;
    }

    private static String codes(List<Rate> rates) {
        TreeSet<String> codes = new TreeSet<>();
        rates.forEach(rate -> codes.add(rate.currency().getCurrencyCode()));
        return String.join(", ", codes);
    }

    private String own() {
        return installation.currency().getCurrencyCode();
    }

    private static Currency known(String code) {
        return CurrencyCodes.of(code).orElseThrow(() -> new CrmException(OrganisationError.NO_SUCH_CURRENCY, code));
    }

    private void demand(String verb) {
        Administration.demand(callers.current(), verb, "currencies");
    }

    private static String name(Currency currency, LocalDate from) {
        return currency.getCurrencyCode() + " " + from;
    }

    private static @Nullable String text(@Nullable BigDecimal rate) {
        return rate == null ? null : rate.toPlainString();
    }

    /** Tells of a change, in the transaction that makes it. */
    private void changed(Map<String, ? extends List<? extends @Nullable Object>> changes) {
        unit.afterCompletion(rates::forget);
        try {
            String json = JSON.writeValueAsString(changes);
            feed.append(List.of(
                    new Entry(StoredRates.CHANGED, null, null, 0, "", null, null, null, callers.current(), json)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Texts and numbers are JSON", e);
        }
    }
}
