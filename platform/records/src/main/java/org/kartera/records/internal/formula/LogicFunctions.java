package org.kartera.records.internal.formula;

import static org.kartera.records.formula.ValueKind.BOOLEAN;
import static org.kartera.records.formula.ValueKind.CHOICE;
import static org.kartera.records.formula.ValueKind.NULL;
import static org.kartera.records.formula.ValueKind.TEXT;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.kartera.records.formula.ValueKind;
import org.kartera.records.internal.formula.Function.Call;

/** Conditions, and the functions that decide between values. */
final class LogicFunctions {
    private LogicFunctions() {}

    static List<Function> all() {
        return List.of(
                new Function("if", "if(1 < 2, 'a', 'b')", 3, 3, call -> {
                    call.wants(0, EnumSet.of(BOOLEAN));
                    return either("if", call.argument(0), call.argument(1), call.argument(2));
                }),
                new Function("coalesce", "coalesce(null, 0)", 1, Function.ANY_NUMBER, LogicFunctions::coalesce),
                new Function("isEmpty", "isEmpty('')", 1, 1, call -> {
                    Expression.Code of = call.argument(0).code();
                    return Expression.of(BOOLEAN, call.position(), evaluation -> of.run(evaluation) == null);
                }));
    }

    /** One of two values; only that one is computed. */
    static Expression either(String name, Expression condition, Expression yes, Expression no) {
        return common(
                name,
                List.of(yes, no),
                evaluation -> (condition.holds(evaluation) ? yes : no).code().run(evaluation));
    }

    private static Expression coalesce(Call call) {
        return common("coalesce", call.arguments(), evaluation -> {
            for (Expression argument : call.arguments()) {
                Object value = argument.code().run(evaluation);
                if (value != null) {
                    return value;
                }
            }
            return null;
        });
    }

    /** What gives one of {@code values} is of the kind that they have in common. */
    private static Expression common(String name, List<Expression> values, Expression.Code code) {
        List<Expression> known =
                values.stream().filter(value -> !value.is(NULL)).toList();
        if (known.isEmpty()) {
            return Expression.of(NULL, values.get(0).position(), code);
        }
        Expression first = known.get(0);
        boolean alike = known.stream().allMatch(value -> value.is(first.kind()));
        ValueKind kind = alike ? first.kind() : TEXT;
        for (Expression value : known) {
            if (!value.fits(kind) || kind == ValueKind.OTHER) {
                throw Operators.differ(name, first, alike ? value : other(known, first));
            }
        }
        boolean choice = alike && (kind == CHOICE || kind == ValueKind.CHOICES);
        return new Expression(kind, choice ? choices(known) : List.of(), first.position(), null, code);
    }

    private static Expression other(List<Expression> known, Expression first) {
        return known.stream()
                .filter(value -> !value.is(first.kind()))
                .findFirst()
                .orElse(first);
    }

    private static List<String> choices(List<Expression> values) {
        Set<String> choices = new LinkedHashSet<>();
        values.forEach(value -> choices.addAll(value.choices()));
        return new ArrayList<>(choices);
    }

    /** {@code &&} of all, which stops at the first that is false, or {@code ||}, which stops at the first that is true. */
    static Expression all(String symbol, List<Expression> conditions) {
        conditions.forEach(condition -> checkCondition(symbol, condition));
        boolean and = symbol.equals("&&");
        return Expression.of(BOOLEAN, conditions.get(0).position(), evaluation -> {
            for (Expression condition : conditions) {
                if (condition.holds(evaluation) != and) {
                    return !and;
                }
            }
            return and;
        });
    }

    static Expression not(Expression condition) {
        checkCondition("!", condition);
        return Expression.of(BOOLEAN, condition.position(), evaluation -> !condition.holds(evaluation));
    }

    /** 422 {@code formula-wrong-kind} where it is neither true nor false. */
    static void checkCondition(String symbol, Expression condition) {
        if (!condition.fits(BOOLEAN)) {
            throw Operators.wrong(symbol, condition, "amount > 1000");
        }
    }
}
