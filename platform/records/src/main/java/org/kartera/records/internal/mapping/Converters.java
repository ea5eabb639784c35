package org.kartera.records.internal.mapping;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Clob;
import java.sql.Date;
import java.sql.SQLException;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.kartera.persistence.ColumnConverter;
import org.kartera.persistence.UtcTime;

/** Converters of single values. Each takes whatever Derby's and PostgreSQL's drivers give for the column, and null for null. */
final class Converters {
    static final int DECIMAL_SCALE = 6;

    static final ColumnConverter TEXT = of(String.class, Object::toString, Converters::text);
    static final ColumnConverter ID = of(
            String.class, Object::toString, column -> column instanceof UUID id ? id : UUID.fromString(text(column)));
    static final ColumnConverter INTEGER = of(
            Integer.class,
            value -> number(value).intValue(),
            column -> number(column).intValue());
    static final ColumnConverter LONG = of(
            Long.class,
            value -> number(value).longValue(),
            column -> number(column).longValue());
    static final ColumnConverter DECIMAL = of(BigDecimal.class, Converters::scaled, Converters::stripped);
    static final ColumnConverter BOOLEAN = of(
            Boolean.class, value -> value, column -> column instanceof Number number ? number.intValue() != 0 : column);
    static final ColumnConverter DATE = of(
            Date.class,
            value -> Date.valueOf((LocalDate) value),
            column -> column instanceof Date date ? date.toLocalDate() : column);
    static final ColumnConverter TIME = of(
            Time.class,
            value -> Time.valueOf(((LocalTime) value).truncatedTo(ChronoUnit.SECONDS)),
            column -> column instanceof Time time ? time.toLocalTime() : column);
    static final ColumnConverter DATE_TIME = of(Timestamp.class, Converters::timestamp, Converters::instant);
    static final ColumnConverter DURATION = of(
            Long.class,
            value -> ((Duration) value).toSeconds(),
            column -> Duration.ofSeconds(number(column).longValue()));
    static final ColumnConverter DEGREES = of(
            Double.class,
            value -> number(value).doubleValue(),
            column -> number(column).doubleValue());

    private Converters() {}

    static ColumnConverter of(Class<?> stored, Function<Object, Object> toColumn, Function<Object, Object> toValue) {
        return new ColumnConverter() {
            @Override
            public Class<?> stored() {
                return stored;
            }

            @Override
            public @Nullable Object toColumn(@Nullable Object value) {
                return value == null ? null : toColumn.apply(value);
            }

            @Override
            public @Nullable Object toValue(@Nullable Object column) {
                return column == null ? null : toValue.apply(column);
            }
        };
    }

    /** Text as a driver gives it. */
    static String text(Object column) {
        if (column instanceof Clob clob) {
            try {
                return clob.getSubString(1, (int) clob.length());
            } catch (SQLException e) {
                throw new IllegalStateException("cannot read long text", e);
            }
        }
        return column.toString();
    }

    private static Number number(Object value) {
        return (Number) value;
    }

    private static BigDecimal decimal(Object column) {
        return column instanceof BigDecimal number ? number : new BigDecimal(column.toString());
    }

    /** As the column will give it back, so that what is unchanged compares equal. */
    private static Object scaled(Object value) {
        return decimal(value).setScale(DECIMAL_SCALE, RoundingMode.HALF_EVEN);
    }

    private static Object stripped(Object column) {
        BigDecimal number = decimal(column).stripTrailingZeros();
        return number.scale() < 0 ? number.setScale(0) : number;
    }

    private static Object timestamp(Object value) {
        Instant instant = ((Instant) value).truncatedTo(ChronoUnit.MICROS);
        return UtcTime.column(instant);
    }

    private static Object instant(Object column) {
        if (column instanceof Timestamp timestamp) {
            return UtcTime.instant(timestamp);
        } else if (column instanceof LocalDateTime local) {
            return local.toInstant(ZoneOffset.UTC);
        }
        return column instanceof OffsetDateTime offset ? offset.toInstant() : column;
    }
}
