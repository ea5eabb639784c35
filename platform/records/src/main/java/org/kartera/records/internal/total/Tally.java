package org.kartera.records.internal.total;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.record.Money;
import org.kartera.records.internal.mapping.FieldStorage;
import org.kartera.records.metadata.CompanyAmount;
import org.kartera.records.metadata.FieldType;

/** By how much some changes of records of one type change its totals: few rows, however many records. Of one thread. */
public final class Tally {
    private final List<Stored> fields;
    private final List<Stored> measures;
    private final Stored owner;
    private final Stored team;
    private final Map<Total.Key, Total> totals = new HashMap<>();

    public Tally(BoardLayout layout) {
        this.fields = layout.fields().stream().map(Stored::of).toList();
        this.measures = layout.measures().stream().map(Stored::of).toList();
        this.owner = Stored.of(layout.owner());
        this.team = Stored.of(layout.team());
    }

    /** A record counts now; {@code values} gives its values, of the fields' Java types. */
    public void enters(Function<FieldType, @Nullable Object> values) {
        count(1, values);
    }

    /** A record with those values counts no longer. */
    public void leaves(Function<FieldType, @Nullable Object> values) {
        count(-1, values);
    }

    private void count(int sign, Function<FieldType, @Nullable Object> values) {
        String of = owner.text(values);
        String in = team.text(values);
        for (Stored field : fields) {
            String value = field.text(values);
            add(new Total.Key(field.name(), value, of, in, "", ""), new Total(sign, BigDecimal.ZERO));
            for (Stored measure : measures) {
                List<@Nullable Object> stored = measure.columns(values);
                if (stored.get(0) instanceof Number number) {
                    String currency = stored.size() == 1 ? "" : String.valueOf(stored.get(1));
                    BigDecimal amount = new BigDecimal(number.toString());
                    add(
                            new Total.Key(field.name(), value, of, in, measure.name(), currency),
                            new Total(sign, sign < 0 ? amount.negate() : amount));
                    if (measure.company(values) instanceof Money company) {
                        String converted = BoardLayout.inCurrency(
                                measure.name(), company.currency().getCurrencyCode());
                        add(
                                new Total.Key(field.name(), value, of, in, converted, currency),
                                new Total(sign, BigDecimal.valueOf(sign * company.minor())));
                    }
                }
            }
        }
    }

    /** A field as it is stored, which alone counts. */
    private record Stored(FieldType field, FieldStorage storage) {
        static Stored of(FieldType field) {
            return new Stored(field, FieldStorage.of(field));
        }

        String name() {
            return field.name();
        }

        List<@Nullable Object> columns(Function<FieldType, @Nullable Object> values) {
            return storage.toColumns(values.apply(field));
        }

        /** What is kept of it in the company's currency. */
        @Nullable
        Object company(Function<FieldType, @Nullable Object> values) {
            return CompanyAmount.has(field)
                    ? values.apply(CompanyAmount.of(field).amount())
                    : null;
        }

        /** The first column; empty where there is no value. */
        String text(Function<FieldType, @Nullable Object> values) {
            Object column = columns(values).get(0);
            return column == null ? "" : column.toString();
        }
    }

    private void add(Total.Key key, Total total) {
        totals.merge(key, total, Total::plus);
    }

    /** What differs, without what evens out. */
    public Map<Total.Key, Total> totals() {
        Map<Total.Key, Total> differing = new HashMap<>(totals);
        differing.values().removeIf(Total::isNothing);
        return differing;
    }
}
