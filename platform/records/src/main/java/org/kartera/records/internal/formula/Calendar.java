package org.kartera.records.internal.formula;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.kartera.records.formula.Evaluation;
import org.kartera.records.formula.Note;

/** Work on days, moments and spans, within the years 1 to 9999. */
final class Calendar {
    /** More than the days and months of all years. */
    static final int REACH = 4_000_000;

    private static final int LAST_YEAR = 9999;
    private static final long MAX_SECONDS = 1_000_000_000_000L;
    private static final int NANO_DIGITS = 9;

    private Calendar() {}

    /** The day that {@code steps} come to; empty where there is no such day. */
    static @Nullable LocalDate day(Evaluation evaluation, Supplier<LocalDate> steps) {
        try {
            LocalDate day = steps.get();
            if (day.getYear() >= 1 && day.getYear() <= LAST_YEAR) {
                return day;
            }
        } catch (DateTimeException | ArithmeticException e) {
            // Noted below, as the years beyond are.
        }
        evaluation.note(Note.NO_SUCH_DATE);
        return null;
    }

    /** The day of a moment, or the day itself. */
    static @Nullable LocalDate dayOf(Object value, Evaluation evaluation) {
        return value instanceof Instant moment
                ? day(evaluation, () -> moment.atZone(evaluation.zone()).toLocalDate())
                : (LocalDate) value;
    }

    static @Nullable LocalDate parse(String text, Evaluation evaluation) {
        return day(evaluation, () -> {
            if (text.length() != "2026-01-31".length()) {
                throw new DateTimeParseException("not a day", text, 0);
            }
            return LocalDate.parse(text);
        });
    }

    static @Nullable LocalDate plusDays(LocalDate day, BigDecimal days, Evaluation evaluation) {
        return day(evaluation, () -> day.plusDays(Decimals.whole(days, REACH)));
    }

    static @Nullable Instant plus(Instant moment, Duration span, Evaluation evaluation) {
        LocalDate day = day(
                evaluation, () -> moment.plus(span).atZone(evaluation.zone()).toLocalDate());
        return day == null ? null : moment.plus(span);
    }

    /** A span of whole seconds; empty beyond some 30,000 years. */
    static @Nullable Duration span(@Nullable BigDecimal seconds, Evaluation evaluation) {
        if (seconds == null) {
            return null;
        }
        BigDecimal whole = seconds.setScale(0, RoundingMode.HALF_EVEN);
        if (whole.abs().compareTo(BigDecimal.valueOf(MAX_SECONDS)) > 0) {
            evaluation.note(Note.TOO_LARGE);
            return null;
        }
        return Duration.ofSeconds(whole.longValueExact());
    }

    static BigDecimal seconds(Duration span) {
        return BigDecimal.valueOf(span.getSeconds()).add(BigDecimal.valueOf(span.getNano(), NANO_DIGITS));
    }
}
