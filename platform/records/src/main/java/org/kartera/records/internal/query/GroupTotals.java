package org.kartera.records.internal.query;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.record.CompanyTotal;
import org.kartera.platform.record.FieldKind;
import org.kartera.platform.record.GroupQuery.Function;
import org.kartera.platform.record.GroupQuery.Measure;
import org.kartera.platform.record.Money;
import org.kartera.records.json.ValueJson;
import org.kartera.records.metadata.CompanyAmount;
import org.kartera.records.metadata.FieldType;

/** Totals of one group, put together from what the database found for each day or month and currency of it. */
final class GroupTotals {
    private static final int AVERAGE_SCALE = 6;

    private final List<Measure> measures;
    private final List<FieldType> fields;
    private final List<Map<String, Total>> totals = new ArrayList<>();
    private final List<Map<String, Total>> company = new ArrayList<>();
    private long count;

    GroupTotals(List<Measure> measures, List<FieldType> fields) {
        this.measures = measures;
        this.fields = fields;
        measures.forEach(measure -> {
            totals.add(new TreeMap<>());
            company.add(new TreeMap<>());
        });
    }

    private static final Total NONE = new Total(BigDecimal.ZERO, 0);

    private record Total(BigDecimal value, long number) {}

    void add(long records) {
        count += records;
    }

    long count() {
        return count;
    }

    /** Adds what was found for a measure: a sum, least or greatest over {@code number} values; {@code currency} is empty but for money. */
    void add(int measure, String currency, @Nullable BigDecimal value, long number) {
        if (value != null && number > 0) {
            Function function = measures.get(measure).function();
            totals.get(measure)
                    .merge(currency, new Total(value, number), (one, other) -> combined(function, one, other));
        }
    }

    /** Adds what amounts of {@code currency} come to in the company's: the sum of {@code number} of them, in its minor units. */
    void addCompany(int measure, String currency, @Nullable BigDecimal value, long number) {
        if (value != null && number > 0) {
            company.get(measure)
                    .merge(
                            currency,
                            new Total(value, number),
                            (one, other) -> new Total(one.value().add(other.value()), one.number() + other.number()));
        }
    }

    /** Whether sums of that measure are told in the company's currency too. */
    static boolean inCompanyCurrency(Measure measure, FieldType field) {
        return measure.function() == Function.SUM && CompanyAmount.has(field);
    }

    /** Sums in {@code own}, the company's currency, by their fields; of fields without any amount none. */
    Map<String, CompanyTotal> company(Currency own) {
        Map<String, CompanyTotal> sums = new LinkedHashMap<>();
        for (int i = 0; i < measures.size(); i++) {
            Map<String, Total> stated = totals.get(i);
            if (inCompanyCurrency(measures.get(i), fields.get(i)) && !stated.isEmpty()) {
                sums.put(measures.get(i).field(), company(stated, company.get(i), own));
            }
        }
        return sums;
    }

    private static CompanyTotal company(Map<String, Total> stated, Map<String, Total> converted, Currency own) {
        BigDecimal sum = BigDecimal.ZERO;
        List<String> without = new ArrayList<>();
        for (Map.Entry<String, Total> each : stated.entrySet()) {
            Total found = converted.getOrDefault(each.getKey(), NONE);
            sum = sum.add(found.value());
            if (found.number() < each.getValue().number()) {
                without.add(each.getKey());
            }
        }
        int digits = Math.max(0, own.getDefaultFractionDigits());
        return new CompanyTotal(sum.movePointLeft(digits).setScale(digits, RoundingMode.UNNECESSARY), own, without);
    }

    private static Total combined(Function function, Total one, Total other) {
        BigDecimal value = switch (function) {
            case SUM, AVG -> one.value().add(other.value());
            case MIN -> one.value().min(other.value());
            case MAX -> one.value().max(other.value());
        };
        return new Total(value, one.number() + other.number());
    }

    /** The values by measure, of money one for each currency; none where no record has a value. */
    Map<Measure, List<Object>> values() {
        Map<Measure, List<Object>> values = new LinkedHashMap<>();
        for (int i = 0; i < measures.size(); i++) {
            List<Object> list = new ArrayList<>();
            FieldType field = fields.get(i);
            Function function = measures.get(i).function();
            totals.get(i).forEach((currency, total) -> list.add(value(field, function, currency, total)));
            values.put(measures.get(i), List.copyOf(list));
        }
        return values;
    }

    private static Object value(FieldType field, Function function, String currency, Total total) {
        boolean whole = field.kind() == FieldKind.MONEY || field.kind() == FieldKind.DURATION;
        BigDecimal number = function == Function.AVG
                ? total.value()
                        .divide(BigDecimal.valueOf(total.number()), whole ? 0 : AVERAGE_SCALE, RoundingMode.HALF_EVEN)
                : total.value();
        return switch (field.kind()) {
            case MONEY -> {
                Currency known = Currency.getInstance(currency);
                yield new Money(number.movePointLeft(Math.max(0, known.getDefaultFractionDigits())), known);
            }
            case DURATION -> Duration.ofSeconds(number.longValueExact());
            case INTEGER, RATING ->
                function == Function.AVG ? ValueJson.plain(number) : (Object) number.longValueExact();
            default -> ValueJson.plain(number);
        };
    }
}
