package org.kartera.records.internal.computed;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Currency;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.record.FieldKind;
import org.kartera.platform.record.Money;
import org.kartera.records.formula.ValueKind;
import org.kartera.records.metadata.FieldType;

/** Makes values of fields of what formulas and roll-ups come to. */
public final class Results {
    private static final int SCALE = 6;
    private static final int WHOLE_DIGITS = 13;
    private static final Map<ValueKind, Set<FieldKind>> SUITABLE = Map.of(
            ValueKind.NUMBER, Set.of(FieldKind.DECIMAL, FieldKind.INTEGER, FieldKind.PERCENT),
            ValueKind.MONEY, Set.of(FieldKind.MONEY),
            ValueKind.TEXT, Set.of(FieldKind.TEXT, FieldKind.LONG_TEXT),
            ValueKind.CHOICE, Set.of(FieldKind.TEXT),
            ValueKind.BOOLEAN, Set.of(FieldKind.BOOLEAN),
            ValueKind.DATE, Set.of(FieldKind.DATE),
            ValueKind.TIME, Set.of(FieldKind.TIME),
            ValueKind.DATE_TIME, Set.of(FieldKind.DATE_TIME),
            ValueKind.DURATION, Set.of(FieldKind.DURATION));

    private Results() {}

    /** The kind of field in which values of {@code kind} are stored unless something else is said; null where there is none. */
    public static @Nullable FieldKind usual(ValueKind kind) {
        return switch (kind) {
            case NUMBER -> FieldKind.DECIMAL;
            case MONEY -> FieldKind.MONEY;
            case TEXT, CHOICE -> FieldKind.TEXT;
            case BOOLEAN -> FieldKind.BOOLEAN;
            case DATE -> FieldKind.DATE;
            case TIME -> FieldKind.TIME;
            case DATE_TIME -> FieldKind.DATE_TIME;
            case DURATION -> FieldKind.DURATION;
            case CHOICES, REF, OTHER, NULL -> null;
        };
    }

    /** Whether values of {@code kind} can be stored in a field of {@code stored}. */
    static boolean suits(ValueKind kind, FieldKind stored) {
        return SUITABLE.getOrDefault(kind, Set.of()).contains(stored);
    }

    /** {@code value} as {@code field} stores it: rounded half even, text cut to its length; empty where the field cannot hold it. */
    public static @Nullable Object stored(FieldType field, @Nullable Object value) {
        if (value instanceof BigDecimal number) {
            return number(field.kind(), number);
        } else if (value instanceof String text) {
            return text(text, field.length());
        }
        return value instanceof Instant moment ? moment.truncatedTo(ChronoUnit.MICROS) : value;
    }

    /** So many minor units; empty beyond what is stored. */
    public static @Nullable Object money(BigDecimal minor, String currency) {
        BigDecimal whole = minor.setScale(0, RoundingMode.HALF_EVEN);
        return whole.unscaledValue().bitLength() < Long.SIZE
                ? Money.ofMinor(whole.longValueExact(), Currency.getInstance(currency))
                : null;
    }

    /** So many seconds; empty beyond what is stored. */
    public static @Nullable Object seconds(BigDecimal seconds) {
        BigDecimal whole = seconds.setScale(0, RoundingMode.HALF_EVEN);
        return whole.unscaledValue().bitLength() < Long.SIZE ? Duration.ofSeconds(whole.longValueExact()) : null;
    }

    private static @Nullable Object number(FieldKind kind, BigDecimal number) {
        BigDecimal rounded = number.setScale(kind == FieldKind.INTEGER ? 0 : SCALE, RoundingMode.HALF_EVEN);
        if (kind == FieldKind.INTEGER) {
            return rounded.unscaledValue().bitLength() < Long.SIZE ? rounded.longValueExact() : null;
        }
        return rounded.precision() - rounded.scale() <= WHOLE_DIGITS ? rounded : null;
    }

    private static String text(String text, int length) {
        return length == 0 || text.codePointCount(0, text.length()) <= length
                ? text
                : text.substring(0, text.offsetByCodePoints(0, length));
    }
}
