package org.kartera.records.internal.formula;

import static org.kartera.records.formula.ValueKind.DURATION;
import static org.kartera.records.formula.ValueKind.MONEY;
import static org.kartera.records.formula.ValueKind.NUMBER;
import static org.kartera.records.formula.ValueKind.TEXT;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Currency;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kartera.records.formula.Evaluation;
import org.kartera.records.formula.Note;
import org.kartera.records.formula.ValueKind;
import org.kartera.records.internal.formula.Function.Call;

/** Functions about numbers and amounts of money. */
final class NumberFunctions {
    private static final Set<ValueKind> QUANTITIES = EnumSet.of(NUMBER, MONEY);
    private static final int MAX_DIGITS = 10;

    private NumberFunctions() {}

    /** A change of a number that leaves its unit as it is. */
    private interface Change {
        @Nullable
        BigDecimal of(BigDecimal number, List<Object> values);
    }

    static List<Function> all() {
        return List.of(
                new Function("round", "round(12.345, 2)", 1, 2, NumberFunctions::round),
                new Function("abs", "abs(-12.5)", 1, 1, NumberFunctions::abs),
                new Function("floor", "floor(12.5)", 1, 1, call -> whole(call, RoundingMode.FLOOR)),
                new Function("ceil", "ceil(12.5)", 1, 1, call -> whole(call, RoundingMode.CEILING)),
                new Function("min", "min(1, 2, 3)", 1, Function.ANY_NUMBER, call -> extreme(call, -1)),
                new Function("max", "max(1, 2, 3)", 1, Function.ANY_NUMBER, call -> extreme(call, 1)),
                Function.strict(
                        "currency",
                        "currency(money(12, 'EUR'))",
                        TEXT,
                        List.of(MONEY),
                        (values, evaluation) ->
                                ((Amount) values.get(0)).currency().getCurrencyCode()),
                Function.strict(
                        "amount",
                        "amount(money(12, 'EUR'))",
                        NUMBER,
                        List.of(MONEY),
                        (values, evaluation) -> ((Amount) values.get(0)).number()),
                Function.strict("money", "money(12.5, 'EUR')", MONEY, List.of(NUMBER, TEXT), NumberFunctions::money));
    }

    private static Expression changed(Call call, Change change) {
        call.wants(0, QUANTITIES);
        ValueKind kind = call.argument(0).is(MONEY) ? MONEY : NUMBER;
        return call.strict(kind, (values, evaluation) -> {
            if (values.get(0) instanceof Amount amount) {
                return amount.with(bounded(change.of(amount.number(), values), evaluation));
            }
            return bounded(change.of((BigDecimal) values.get(0), values), evaluation);
        });
    }

    private static @Nullable BigDecimal bounded(@Nullable BigDecimal number, Evaluation evaluation) {
        return number == null ? null : Decimals.bounded(number, evaluation);
    }

    private static Expression round(Call call) {
        if (call.count() > 1) {
            call.wants(1, EnumSet.of(NUMBER));
        }
        return changed(call, (number, values) -> {
            int digits = values.size() > 1 ? Decimals.whole((BigDecimal) values.get(1), MAX_DIGITS) : 0;
            return number.setScale(digits, RoundingMode.HALF_UP);
        });
    }

    private static Expression whole(Call call, RoundingMode mode) {
        return changed(call, (number, values) -> number.setScale(0, mode));
    }

    private static Expression abs(Call call) {
        if (call.argument(0).is(DURATION)) {
            return call.strict(DURATION, (values, evaluation) -> ((Duration) values.get(0)).abs());
        }
        return changed(call, (number, values) -> number.abs());
    }

    /** The least or greatest of those values that are there. */
    private static Expression extreme(Call call, int wanted) {
        Expression first = call.arguments().stream()
                .filter(argument -> !argument.is(ValueKind.NULL))
                .findFirst()
                .orElse(call.argument(0));
        if (!first.kind().ordered() && !first.is(ValueKind.NULL)) {
            throw Operators.wrong(call.function().name(), first, call.function().example());
        }
        for (Expression argument : call.arguments()) {
            if (!argument.fits(first.kind())) {
                throw Operators.differ(call.function().name(), first, argument);
            }
        }
        return Expression.of(first.kind(), call.position(), evaluation -> extreme(call, wanted, evaluation));
    }

    private static @Nullable Object extreme(Call call, int wanted, Evaluation evaluation) {
        Object found = null;
        for (Expression argument : call.arguments()) {
            Object value = argument.code().run(evaluation);
            Integer sign = Operators.compare(value, found, evaluation);
            if (value != null && found != null && sign == null) {
                return null;
            } else if (found == null || (sign != null && Integer.signum(sign) == wanted)) {
                found = value;
            }
        }
        return found;
    }

    private static @Nullable Object money(List<Object> values, Evaluation evaluation) {
        try {
            String code = ((String) values.get(1)).toUpperCase(Locale.ROOT);
            return new Amount((BigDecimal) values.get(0), Currency.getInstance(code));
        } catch (IllegalArgumentException e) {
            evaluation.note(Note.NO_SUCH_CURRENCY);
            return null;
        }
    }
}
