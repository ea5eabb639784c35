package org.kartera.records.internal.query;

import java.math.BigDecimal;
import java.math.MathContext;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.Caller;
import org.kartera.platform.Channel;
import org.kartera.platform.Rights;
import org.kartera.platform.record.FieldKind;
import org.kartera.records.internal.computed.Results;
import org.kartera.records.internal.computed.RollUpPlan;
import org.kartera.records.internal.mapping.FieldStorage;
import org.kartera.records.metadata.CompanyAmount;
import org.kartera.records.metadata.Computation.RollUp.Function;
import org.kartera.records.metadata.FieldType;
import org.kartera.records.metadata.Metadata;

/** Reads what roll-ups come to, from the records themselves and whoever may see them. In the unit of work of the thread, for any thread. */
public final class RollUpReader {
    private static final int AT_ONCE = 256;

    private final Session session;
    private final Supplier<ZoneId> zone;

    /** {@code zone} is that in which a filter means days. */
    RollUpReader(Session session, Supplier<ZoneId> zone) {
        this.session = session;
        this.zone = zone;
    }

    /** The values for {@code parents}, of the Java type of the roll-up's field. Who has no children counts 0 of them, and has no sum. */
    public Map<UUID, @Nullable Object> values(Metadata metadata, RollUpPlan plan, Collection<UUID> parents) {
        Map<UUID, @Nullable Object> values = new HashMap<>();
        List<UUID> all = List.copyOf(parents);
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            List<UUID> some = all.subList(from, Math.min(all.size(), from + AT_ONCE));
            Map<UUID, List<Row>> rows = rows(metadata, plan, some);
            Currency own = session.currency();
            some.forEach(parent -> values.put(parent, value(plan, rows.getOrDefault(parent, List.of()), own)));
        }
        return values;
    }

    /** What the children of one parent come to, of one currency; {@code converted} of them, in the company's, to {@code company}. */
    private record Row(
            UUID parent,
            @Nullable String currency,
            long records,
            long counted,
            @Nullable Object result,
            long converted,
            @Nullable BigDecimal company) {}

    private Map<UUID, List<Row>> rows(Metadata metadata, RollUpPlan plan, List<UUID> parents) {
        Caller caller = new Caller(
                null,
                "computed",
                List.of(),
                Set.of(),
                Rights.EVERYTHING,
                Locale.ENGLISH,
                zone.get(),
                Channel.SYSTEM,
                "");
        Sql sql = statement(metadata, plan, parents.size(), caller);
        Arguments arguments = session.arguments(caller)
                .filter(plan.filter(), "")
                .ids(parents.stream().map(UUID::toString).toList());
        return session.read(connection -> {
            Map<UUID, List<Row>> rows = new HashMap<>();
            try (PreparedStatement statement = sql.prepare(connection, arguments);
                    ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    Row row = row(plan, result);
                    rows.computeIfAbsent(row.parent(), parent -> new ArrayList<>())
                            .add(row);
                }
            }
            return rows;
        });
    }

    private Sql statement(Metadata metadata, RollUpPlan plan, int parents, Caller caller) {
        Compilation compilation = session.compilation(metadata, caller);
        TableColumns table = new TableColumns(plan.child(), "t");
        FieldType reference = plan.reference();
        Field<Object> parent = table.column(reference.columns().value());
        List<Field<?>> by = new ArrayList<>();
        by.add(parent);
        by.add(currency(plan, table));
        List<Field<?>> selected = new ArrayList<>(by);
        selected.add(DSL.count());
        Field<Object> measured = measured(plan, table);
        selected.add(DSL.count(measured));
        selected.add(DSL.field(function(plan.function()) + "({0})", Object.class, measured));
        if (amounts(plan)) {
            Field<Object> company = compilation.inCompanyCurrency(table, Objects.requireNonNull(plan.of()));
            selected.add(DSL.count(company));
            selected.add(DSL.field(function(plan.function()) + "({0})", Object.class, company));
        }
        List<Field<Object>> ids = new ArrayList<>();
        for (int i = 0; i < parents; i++) {
            int index = i;
            ids.add(Bind.of(arguments -> arguments.id(index)));
        }
        Condition ofThem = parent.in(ids);
        String second = reference.columns().second();
        if (second != null) {
            ofThem = ofThem.and(table.column(second)
                    .eq(DSL.field("{0}", Object.class, DSL.inline(plan.type().name()))));
        }
        Condition counted = new FilterCompiler(compilation, table).condition(plan.filter());
        return compilation.render(DSL.select(selected)
                .from(table.table())
                .where(table.live().and(ofThem).and(counted))
                .groupBy(amounts(plan) ? by : List.of(parent)));
    }

    /** Whether amounts are rolled up, and not only counted. */
    private static boolean amounts(RollUpPlan plan) {
        return plan.of() != null && CompanyAmount.has(plan.of());
    }

    /** The currency of an amount; nothing for all else. */
    private static Field<?> currency(RollUpPlan plan, TableColumns table) {
        FieldType of = plan.of();
        return of != null && of.kind() == FieldKind.MONEY
                ? table.column(Objects.requireNonNull(of.columns().second()))
                : DSL.inline("");
    }

    /** Small numbers are widened, since Derby's sum is of the type of what it adds. */
    private static Field<Object> measured(RollUpPlan plan, TableColumns table) {
        FieldType of = plan.of();
        if (of == null) {
            return DSL.field("{0}", Object.class, DSL.inline(0));
        }
        Field<Object> column = table.column(of.columns().value());
        boolean small = of.kind() == FieldKind.INTEGER || of.kind() == FieldKind.RATING;
        boolean adds = plan.function() == Function.SUM || plan.function() == Function.AVG;
        return small && adds ? column.cast(SQLDataType.DECIMAL(31, 0)).coerce(Object.class) : column;
    }

    private static String function(Function function) {
        return switch (function) {
            case SUM, AVG -> "sum";
            case MIN, COUNT -> "min";
            case MAX -> "max";
        };
    }

    private static Row row(RollUpPlan plan, ResultSet row) throws SQLException {
        String currency = row.getString(2);
        FieldType of = plan.of();
        boolean adds = plan.function() == Function.SUM || plan.function() == Function.AVG;
        Object result = adds ? row.getBigDecimal(5) : row.getObject(5);
        return new Row(
                UUID.fromString(row.getString(1).strip()),
                of == null || currency == null || currency.isBlank() ? null : currency,
                row.getLong(3),
                row.getLong(4),
                result,
                amounts(plan) ? row.getLong(6) : 0,
                amounts(plan) ? row.getBigDecimal(7) : null);
    }

    private static @Nullable Object value(RollUpPlan plan, List<Row> rows, Currency own) {
        if (plan.function() == Function.COUNT) {
            return rows.stream().mapToLong(Row::records).sum();
        }
        List<Row> valued = rows.stream().filter(row -> row.counted() > 0).toList();
        FieldType of = plan.of();
        if (valued.isEmpty() || of == null) {
            return null;
        } else if (valued.size() > 1) {
            return inCompanyCurrency(plan, valued, own);
        }
        Row row = valued.get(0);
        Object result = row.result();
        if (result instanceof BigDecimal sum && plan.function() == Function.AVG) {
            result = sum.divide(BigDecimal.valueOf(row.counted()), MathContext.DECIMAL128);
        }
        return result == null ? null : Results.stored(plan.field(), typed(of, row.currency(), result));
    }

    /** Amounts of several currencies: what they come to in the company's; nothing as long as one of them has no rate. */
    private static @Nullable Object inCompanyCurrency(RollUpPlan plan, List<Row> rows, Currency own) {
        List<BigDecimal> parts = rows.stream()
                .filter(row -> row.converted() == row.counted())
                .map(Row::company)
                .filter(Objects::nonNull)
                .toList();
        if (parts.size() < rows.size()) {
            return null;
        }
        BigDecimal sum = parts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        long number = rows.stream().mapToLong(Row::counted).sum();
        BigDecimal result = switch (plan.function()) {
            case MIN -> Collections.min(parts);
            case MAX -> Collections.max(parts);
            case AVG -> sum.divide(BigDecimal.valueOf(number), MathContext.DECIMAL128);
            case SUM, COUNT -> sum;
        };
        return Results.stored(plan.field(), Results.money(result, own.getCurrencyCode()));
    }

    /** What the database gave as a value of the kind that is rolled up; an average has decimals that its kind may not have. */
    private static @Nullable Object typed(FieldType of, @Nullable String currency, Object result) {
        if (result instanceof Number number) {
            BigDecimal exact = new BigDecimal(number.toString());
            return switch (of.kind()) {
                case MONEY -> Results.money(exact, Objects.requireNonNull(currency));
                case DURATION -> Results.seconds(exact);
                default -> exact;
            };
        }
        return FieldStorage.of(of).toValue(Arrays.asList(result));
    }
}
