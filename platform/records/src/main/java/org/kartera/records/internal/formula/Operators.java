package org.kartera.records.internal.formula;

import static org.kartera.records.formula.ValueKind.BOOLEAN;
import static org.kartera.records.formula.ValueKind.DATE;
import static org.kartera.records.formula.ValueKind.DATE_TIME;
import static org.kartera.records.formula.ValueKind.DURATION;
import static org.kartera.records.formula.ValueKind.MONEY;
import static org.kartera.records.formula.ValueKind.NULL;
import static org.kartera.records.formula.ValueKind.NUMBER;
import static org.kartera.records.formula.ValueKind.TEXT;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;
import org.kartera.records.formula.Evaluation;
import org.kartera.records.formula.FormulaError;
import org.kartera.records.formula.FormulaException;
import org.kartera.records.formula.ValueKind;

/** What the operators take and give. */
final class Operators {
    private static final Map<Operands, Rule> ARITHMETIC = arithmetic();
    private static final Map<String, IntPredicate> ORDERS =
            Map.of("<", sign -> sign < 0, "<=", sign -> sign <= 0, ">", sign -> sign > 0, ">=", sign -> sign >= 0);

    private Operators() {}

    private record Operands(String symbol, ValueKind left, ValueKind right) {}

    private record Rule(ValueKind result, Operation operation) {}

    /** Of two values that are there. */
    @FunctionalInterface
    private interface Operation {
        @Nullable
        Object run(Object left, Object right, Evaluation evaluation);
    }

    private static Map<Operands, Rule> arithmetic() {
        Map<Operands, Rule> rules = new LinkedHashMap<>();
        numbers(rules, "+", Decimals::add);
        numbers(rules, "-", Decimals::subtract);
        numbers(rules, "*", Decimals::multiply);
        numbers(rules, "/", Decimals::divide);
        numbers(rules, "%", Decimals::remainder);
        money(rules);
        days(rules);
        spans(rules);
        return rules;
    }

    private static void numbers(Map<Operands, Rule> rules, String symbol, Decimals.Operation operation) {
        Operation run = (left, right, evaluation) -> operation.run((BigDecimal) left, (BigDecimal) right, evaluation);
        rules.put(new Operands(symbol, NUMBER, NUMBER), new Rule(NUMBER, run));
    }

    private static void money(Map<Operands, Rule> rules) {
        rules.put(new Operands("+", MONEY, MONEY), new Rule(MONEY, amounts(Decimals::add)));
        rules.put(new Operands("-", MONEY, MONEY), new Rule(MONEY, amounts(Decimals::subtract)));
        rules.put(new Operands("*", MONEY, NUMBER), new Rule(MONEY, scaled(Decimals::multiply)));
        rules.put(new Operands("/", MONEY, NUMBER), new Rule(MONEY, scaled(Decimals::divide)));
        rules.put(new Operands("*", NUMBER, MONEY), new Rule(MONEY, (left, right, evaluation) -> {
            Amount amount = (Amount) right;
            return amount.with(Decimals.multiply(amount.number(), (BigDecimal) left, evaluation));
        }));
        rules.put(new Operands("/", MONEY, MONEY), new Rule(NUMBER, (left, right, evaluation) -> {
            Amount divisor = (Amount) right;
            BigDecimal number = ((Amount) left).number();
            return divisor.sameCurrency((Amount) left, evaluation)
                    ? Decimals.divide(number, divisor.number(), evaluation)
                    : null;
        }));
    }

    private static Operation amounts(Decimals.Operation operation) {
        return (left, right, evaluation) -> {
            Amount first = (Amount) left;
            Amount second = (Amount) right;
            return first.sameCurrency(second, evaluation)
                    ? first.with(operation.run(first.number(), second.number(), evaluation))
                    : null;
        };
    }

    private static Operation scaled(Decimals.Operation operation) {
        return (left, right, evaluation) -> {
            Amount amount = (Amount) left;
            return amount.with(operation.run(amount.number(), (BigDecimal) right, evaluation));
        };
    }

    private static void days(Map<Operands, Rule> rules) {
        rules.put(
                new Operands("+", DATE, NUMBER),
                new Rule(
                        DATE,
                        (left, right, evaluation) ->
                                Calendar.plusDays((LocalDate) left, (BigDecimal) right, evaluation)));
        rules.put(
                new Operands("-", DATE, NUMBER),
                new Rule(
                        DATE,
                        (left, right, evaluation) ->
                                Calendar.plusDays((LocalDate) left, ((BigDecimal) right).negate(), evaluation)));
        rules.put(
                new Operands("-", DATE, DATE),
                new Rule(
                        NUMBER,
                        (left, right, evaluation) ->
                                BigDecimal.valueOf(ChronoUnit.DAYS.between((LocalDate) right, (LocalDate) left))));
        rules.put(
                new Operands("+", DATE_TIME, DURATION),
                new Rule(
                        DATE_TIME,
                        (left, right, evaluation) -> Calendar.plus((Instant) left, (Duration) right, evaluation)));
        rules.put(
                new Operands("-", DATE_TIME, DURATION),
                new Rule(
                        DATE_TIME,
                        (left, right, evaluation) ->
                                Calendar.plus((Instant) left, ((Duration) right).negated(), evaluation)));
        rules.put(
                new Operands("-", DATE_TIME, DATE_TIME),
                new Rule(
                        DURATION,
                        (left, right, evaluation) -> Calendar.span(
                                Calendar.seconds(Duration.between((Instant) right, (Instant) left)), evaluation)));
    }

    private static void spans(Map<Operands, Rule> rules) {
        rules.put(new Operands("+", DURATION, DURATION), new Rule(DURATION, seconds(Decimals::add)));
        rules.put(new Operands("-", DURATION, DURATION), new Rule(DURATION, seconds(Decimals::subtract)));
        rules.put(
                new Operands("/", DURATION, DURATION),
                new Rule(
                        NUMBER,
                        (left, right, evaluation) -> Decimals.divide(
                                Calendar.seconds((Duration) left), Calendar.seconds((Duration) right), evaluation)));
        rules.put(new Operands("*", DURATION, NUMBER), new Rule(DURATION, times(Decimals::multiply)));
        rules.put(new Operands("/", DURATION, NUMBER), new Rule(DURATION, times(Decimals::divide)));
    }

    private static Operation seconds(Decimals.Operation operation) {
        return (left, right, evaluation) -> Calendar.span(
                operation.run(Calendar.seconds((Duration) left), Calendar.seconds((Duration) right), evaluation),
                evaluation);
    }

    private static Operation times(Decimals.Operation operation) {
        return (left, right, evaluation) -> Calendar.span(
                operation.run(Calendar.seconds((Duration) left), (BigDecimal) right, evaluation), evaluation);
    }

    /** {@code + - * / %}; 422 {@code formula-kinds-differ} where no rule is for these kinds. */
    static Expression arithmetic(String symbol, Expression left, Expression right) {
        if (symbol.equals("+") && (isText(left) || isText(right)) && joins(left) && joins(right)) {
            return joined(left, right);
        }
        Rule rule = ruleOf(symbol, left, right);
        if (rule == null) {
            throw differ(symbol, left, right);
        }
        return Expression.of(rule.result(), left.position(), evaluation -> {
            Object first = left.code().run(evaluation);
            Object second = right.code().run(evaluation);
            return first == null || second == null ? null : rule.operation().run(first, second, evaluation);
        });
    }

    private static boolean isText(Expression operand) {
        return !operand.is(NULL) && operand.fits(TEXT);
    }

    private static boolean joins(Expression operand) {
        return operand.is(NULL) || operand.kind().textual();
    }

    private static Expression joined(Expression left, Expression right) {
        return Expression.of(
                TEXT,
                left.position(),
                evaluation -> Texts.bounded(
                        Texts.of(left.code().run(evaluation))
                                + Texts.of(right.code().run(evaluation)),
                        evaluation));
    }

    private static @Nullable Rule ruleOf(String symbol, Expression left, Expression right) {
        return ARITHMETIC.entrySet().stream()
                .filter(entry -> entry.getKey().symbol().equals(symbol)
                        && (left.is(NULL) || left.is(entry.getKey().left()))
                        && (right.is(NULL) || right.is(entry.getKey().right())))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    /** {@code +} in front of a value. */
    static Expression positive(Expression of) {
        return switch (of.kind()) {
            case NUMBER, MONEY, DURATION, NULL -> of;
            default -> throw wrong("+", of, "+12.5");
        };
    }

    /** {@code -} in front of a value. */
    static Expression negative(Expression of) {
        return switch (of.kind()) {
            case NUMBER ->
                Expression.of(NUMBER, of.position(), evaluation -> {
                    Object value = of.code().run(evaluation);
                    return value == null ? null : ((BigDecimal) value).negate();
                });
            case MONEY, DURATION, NULL ->
                arithmetic("*", of, Expression.constant(NUMBER, of.position(), BigDecimal.ONE.negate()));
            default -> throw wrong("-", of, "-12.5");
        };
    }

    /** {@code == !=}: takes two values of one kind, and everything with {@code null}. */
    static Expression equal(Expression left, Expression right, boolean negated) {
        boolean comparable = left.is(NULL)
                || right.is(NULL)
                || (left.is(right.kind()) && !left.is(ValueKind.OTHER) && !left.is(ValueKind.CHOICES))
                || (left.fits(TEXT) && right.fits(TEXT));
        String symbol = negated ? "!=" : "==";
        if (!comparable) {
            throw differ(symbol, left, right);
        }
        Choices.check(left, right);
        return Expression.of(
                BOOLEAN,
                left.position(),
                evaluation -> same(left.code().run(evaluation), right.code().run(evaluation)) != negated);
    }

    private static boolean same(@Nullable Object left, @Nullable Object right) {
        if (left == null || right == null) {
            return left == right;
        } else if (left instanceof BigDecimal number) {
            return number.compareTo((BigDecimal) right) == 0;
        } else if (left instanceof Amount amount) {
            Amount other = (Amount) right;
            return amount.currency().equals(other.currency()) && amount.number().compareTo(other.number()) == 0;
        }
        return left.equals(right);
    }

    /** {@code < <= > >=}: takes two values of one kind that has an order; with an empty one it is false. */
    static Expression ordered(String symbol, Expression left, Expression right) {
        Expression known = left.is(NULL) ? right : left;
        if (!known.kind().ordered() && !known.is(NULL)) {
            throw wrong(symbol, known, "amount " + symbol + " 1000");
        } else if (!right.is(NULL) && !right.is(known.kind())) {
            throw differ(symbol, left, right);
        }
        IntPredicate order = ORDERS.getOrDefault(symbol, sign -> false);
        return Expression.of(BOOLEAN, left.position(), evaluation -> {
            Integer sign = compare(left.code().run(evaluation), right.code().run(evaluation), evaluation);
            return sign != null && order.test(sign);
        });
    }

    /** The sign of the difference; null where one is empty, or of another currency. */
    @SuppressWarnings("unchecked")
    static @Nullable Integer compare(@Nullable Object left, @Nullable Object right, Evaluation evaluation) {
        if (left == null || right == null) {
            return null;
        } else if (left instanceof Amount amount) {
            Amount other = (Amount) right;
            return amount.sameCurrency(other, evaluation) ? amount.number().compareTo(other.number()) : null;
        }
        return ((Comparable<Object>) left).compareTo(right);
    }

    static FormulaException differ(String symbol, Expression left, Expression right) {
        return new FormulaException(
                FormulaError.FORMULA_KINDS_DIFFER,
                right.position(),
                symbol,
                left.kind().word(),
                right.kind().word());
    }

    static FormulaException wrong(String name, Expression found, String example) {
        return new FormulaException(
                FormulaError.FORMULA_WRONG_KIND,
                found.position(),
                name,
                found.kind().word(),
                example);
    }
}
