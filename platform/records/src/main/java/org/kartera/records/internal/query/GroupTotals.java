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
import org.kartera.platform.record.FieldKind;
import org.kartera.platform.record.GroupQuery.Function;
import org.kartera.platform.record.GroupQuery.Measure;
import org.kartera.platform.record.Money;
import org.kartera.records.json.ValueJson;
import org.kartera.records.metadata.FieldType;

/** Totals of one group, put together from what the database found for each day or month and currency of it. */
final class GroupTotals {
    private static final int AVERAGE_SCALE = 6;

    private final List<Measure> measures;
    private final List<FieldType> fields;
    private final List<Map<String, Total>> totals = new ArrayList<>();
    private long count;

    GroupTotals(List<Measure> measures, List<FieldType> fields) {
        this.measures = measures;
        this.fields = fields;
        measures.forEach(measure -> totals.add(new TreeMap<>()));
    }

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
