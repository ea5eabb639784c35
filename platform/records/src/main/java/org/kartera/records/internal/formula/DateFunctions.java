package org.kartera.records.internal.formula;

import static org.kartera.records.formula.ValueKind.DATE;
import static org.kartera.records.formula.ValueKind.DATE_TIME;
import static org.kartera.records.formula.ValueKind.DURATION;
import static org.kartera.records.formula.ValueKind.NUMBER;
import static org.kartera.records.formula.ValueKind.TEXT;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.kartera.records.formula.Evaluation;
import org.kartera.records.formula.FormulaError;
import org.kartera.records.formula.FormulaException;
import org.kartera.records.formula.Purpose;
import org.kartera.records.formula.ValueKind;
import org.kartera.records.internal.formula.Function.Call;

/** Functions about days, moments and spans. Where a day is asked for, a moment stands for the day on which it lies in the zone of the evaluation. */
final class DateFunctions {
    private static final Set<ValueKind> DAYS = EnumSet.of(DATE, DATE_TIME);
    private static final BigDecimal SECONDS_OF_HOUR = BigDecimal.valueOf(3600);

    private DateFunctions() {}

    static List<Function> all() {
        return List.of(
                new Function("date", "date('2026-01-31')", 1, 3, DateFunctions::date),
                new Function("days", "days(date('2026-01-01'), date('2026-01-31'))", 2, 2, DateFunctions::days),
                new Function(
                        "addDays", "addDays(date('2026-01-31'), 14)", 2, 2, call -> shifted(call, LocalDate::plusDays)),
                new Function(
                        "addMonths",
                        "addMonths(date('2026-01-31'), 1)",
                        2,
                        2,
                        call -> shifted(call, LocalDate::plusMonths)),
                part("year", LocalDate::getYear),
                part("month", LocalDate::getMonthValue),
                part("day", LocalDate::getDayOfMonth),
                part("weekday", day -> day.getDayOfWeek().getValue()),
                Function.strict(
                        "hours",
                        "hours(duration(36))",
                        NUMBER,
                        List.of(DURATION),
                        (values, evaluation) -> Decimals.divide(
                                Calendar.seconds((Duration) values.get(0)), SECONDS_OF_HOUR, evaluation)),
                Function.strict(
                        "duration",
                        "duration(1.5)",
                        DURATION,
                        List.of(NUMBER),
                        (values, evaluation) -> Calendar.span(
                                Decimals.multiply((BigDecimal) values.get(0), SECONDS_OF_HOUR, evaluation),
                                evaluation)),
                new Function("today", "today()", 0, 0, call -> present(call, DATE)),
                new Function("now", "now()", 0, 0, call -> present(call, DATE_TIME)));
    }

    @FunctionalInterface
    private interface Shift {
        LocalDate by(LocalDate day, long count);
    }

    private static Function part(String name, ToIntFunction<LocalDate> of) {
        return new Function(name, name + "(date('2026-01-31'))", 1, 1, call -> {
            call.wants(0, DAYS);
            return call.strict(NUMBER, (values, evaluation) -> {
                LocalDate day = Calendar.dayOf(values.get(0), evaluation);
                return day == null ? null : BigDecimal.valueOf(of.applyAsInt(day));
            });
        });
    }

    private static Expression date(Call call) {
        if (call.count() == 1) {
            call.wants(0, EnumSet.of(DATE, DATE_TIME, TEXT));
            return call.strict(DATE, DateFunctions::dateOf);
        } else if (call.count() == 2) {
            throw new FormulaException(FormulaError.FORMULA_ARGUMENTS, call.position(), "date", "date(2026, 1, 31)");
        }
        for (int i = 0; i < call.count(); i++) {
            call.wants(i, EnumSet.of(NUMBER));
        }
        return call.strict(
                DATE,
                (values, evaluation) -> Calendar.day(
                        evaluation, () -> LocalDate.of(whole(values, 0), whole(values, 1), whole(values, 2))));
    }

    private static @Nullable Object dateOf(List<Object> values, Evaluation evaluation) {
        Object value = values.get(0);
        return value instanceof String text
                ? Calendar.parse(Texts.trim(text), evaluation)
                : Calendar.dayOf(value, evaluation);
    }

    private static int whole(List<Object> values, int index) {
        return Decimals.whole((BigDecimal) values.get(index), Calendar.REACH);
    }

    private static Expression days(Call call) {
        call.wants(0, DAYS);
        call.wants(1, DAYS);
        return call.strict(NUMBER, (values, evaluation) -> {
            LocalDate from = Calendar.dayOf(values.get(0), evaluation);
            LocalDate to = Calendar.dayOf(values.get(1), evaluation);
            return from == null || to == null ? null : BigDecimal.valueOf(ChronoUnit.DAYS.between(from, to));
        });
    }

    private static Expression shifted(Call call, Shift shift) {
        call.wants(0, DAYS);
        call.wants(1, EnumSet.of(NUMBER));
        return call.strict(DATE, (values, evaluation) -> {
            LocalDate day = Calendar.dayOf(values.get(0), evaluation);
            return day == null ? null : Calendar.day(evaluation, () -> shift.by(day, whole(values, 1)));
        });
    }

    private static Expression present(Call call, ValueKind kind) {
        if (call.purpose() == Purpose.STORED) {
            throw new FormulaException(
                    FormulaError.FORMULA_NOT_STABLE,
                    call.position(),
                    call.function().name());
        }
        return Expression.of(
                kind,
                call.position(),
                evaluation -> kind == DATE_TIME ? evaluation.now() : Calendar.dayOf(evaluation.now(), evaluation));
    }
}
