package org.kartera.records.internal.pipeline.bind;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.StandardError;
import org.kartera.records.metadata.FieldType;

/** Numbers; decimals are taken as text too, since that is how they are given out. */
final class Numbers {
    private static final Pattern DECIMAL = Pattern.compile("[+-]?[0-9]{1,30}(\\.[0-9]{1,30})?([eE][+-]?[0-9]{1,2})?");
    private static final int WHOLE_DIGITS = 13;
    private static final int FRACTION_DIGITS = 6;
    private static final BigDecimal GREATEST = new BigDecimal("9999999999999.999999");
    private static final int BEST_RATING = 5;

    private Numbers() {}

    static Object integer(FieldType field, Object raw) {
        BigDecimal number = exact(raw);
        if (number == null || number.stripTrailingZeros().scale() > 0) {
            throw WrongValue.of(StandardError.WRONG_TYPE, field.kind().json());
        }
        boolean small = field.javaType() == Integer.class || field.javaType() == int.class;
        BigDecimal least = BigDecimal.valueOf(small ? Integer.MIN_VALUE : Long.MIN_VALUE);
        BigDecimal greatest = BigDecimal.valueOf(small ? Integer.MAX_VALUE : Long.MAX_VALUE);
        if (number.compareTo(least) < 0 || number.compareTo(greatest) > 0) {
            throw outOfRange(field, least, greatest);
        }
        inRange(field, number);
        return small ? (Object) number.intValueExact() : (Object) number.longValueExact();
    }

    static Object rating(FieldType field, Object raw) {
        BigDecimal number = exact(raw);
        if (number == null || number.stripTrailingZeros().scale() > 0) {
            throw WrongValue.of(StandardError.WRONG_TYPE, field.kind().json());
        }
        if (number.signum() < 0 || number.compareTo(BigDecimal.valueOf(BEST_RATING)) > 0) {
            throw WrongValue.of(StandardError.OUT_OF_RANGE, 0, BEST_RATING);
        }
        return number.intValueExact();
    }

    /** Up to 19 digits, 6 of them fractional; trailing zeros are dropped. */
    static Object decimal(FieldType field, Object raw) {
        BigDecimal number = decimal(raw, field.kind().json());
        if ((long) number.precision() - number.scale() > WHOLE_DIGITS) {
            throw outOfRange(field, GREATEST.negate(), GREATEST);
        }
        BigDecimal stripped = number.stripTrailingZeros();
        if (stripped.scale() > FRACTION_DIGITS) {
            throw WrongValue.of(StandardError.WRONG_FORMAT);
        }
        inRange(field, stripped);
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /** A number, or text that is one. */
    static BigDecimal decimal(Object raw, String kind) {
        BigDecimal number = exact(raw);
        if (number == null
                && raw instanceof String text
                && DECIMAL.matcher(text.strip()).matches()) {
            number = new BigDecimal(text.strip());
        }
        if (number == null) {
            throw WrongValue.of(StandardError.WRONG_TYPE, kind);
        }
        return number;
    }

    static void inRange(FieldType field, BigDecimal number) {
        boolean tooSmall = field.min() != null && number.compareTo(field.min()) < 0;
        boolean tooGreat = field.max() != null && number.compareTo(field.max()) > 0;
        if (tooSmall || tooGreat) {
            throw outOfRange(field, BigDecimal.valueOf(Long.MIN_VALUE), BigDecimal.valueOf(Long.MAX_VALUE));
        }
    }

    /** The field's own limits where it has them, else those of what stores it. */
    private static WrongValue outOfRange(FieldType field, BigDecimal least, BigDecimal greatest) {
        return WrongValue.of(
                StandardError.OUT_OF_RANGE,
                (field.min() == null ? least : field.min()).toPlainString(),
                (field.max() == null ? greatest : field.max()).toPlainString());
    }

    static @Nullable BigDecimal exact(Object raw) {
        if (raw instanceof BigDecimal number) {
            return number;
        } else if (raw instanceof Integer || raw instanceof Long || raw instanceof Short) {
            return BigDecimal.valueOf(((Number) raw).longValue());
        } else if (raw instanceof BigInteger number) {
            return new BigDecimal(number);
        } else if (raw instanceof Double number && Double.isFinite(number)) {
            return BigDecimal.valueOf(number);
        }
        return null;
    }
}
