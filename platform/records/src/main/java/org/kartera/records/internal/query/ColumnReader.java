package org.kartera.records.internal.query;

import java.math.BigDecimal;
import java.sql.Clob;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kartera.persistence.Dialect;
import org.kartera.platform.record.FieldKind;
import org.kartera.platform.record.Money;
import org.kartera.platform.record.Ref;
import org.kartera.platform.record.StoredFile;
import org.kartera.records.internal.mapping.FieldStorage;
import org.kartera.records.json.ValueJson;
import org.kartera.records.metadata.FieldType;

/** Reads a field's value from the columns of a result that begin at {@code first}. Chosen once per statement, so that no row asks for kinds. */
@FunctionalInterface
interface ColumnReader {
    @Nullable
    Object read(ResultSet row, int first) throws SQLException;

    /** The reader of a field whose columns stand in the order value, second. */
    static ColumnReader of(FieldType field, Dialect dialect) {
        if (field.multiple() || field.kind() == FieldKind.MULTI_CHOICE || field.kind() == FieldKind.REFS) {
            return several(field);
        } else if (field.javaType() == UUID.class) {
            return id(dialect);
        }
        return switch (field.kind()) {
            case INTEGER, RATING -> field.javaType() == Long.class ? ColumnReader::wide : ColumnReader::integer;
            case DECIMAL, PERCENT -> ColumnReader::decimal;
            case MONEY -> ColumnReader::money;
            case BOOLEAN -> ColumnReader::truth;
            case DATE -> ColumnReader::date;
            case TIME -> ColumnReader::time;
            case DATE_TIME -> ColumnReader::instant;
            case DURATION -> ColumnReader::duration;
            case REF, FILE, IMAGE -> ref(target(field), dialect);
            case ANY_REF -> anyRef(dialect);
            case ADDRESS, GEO_POINT, FORMULA, ROLL_UP -> stored(field);
            default -> ResultSet::getString;
        };
    }

    /** Number of columns that a field's reader takes. */
    static int width(FieldType field) {
        return field.columns().second() == null ? 1 : 2;
    }

    /** Reads an id. */
    static ColumnReader id(Dialect dialect) {
        return dialect == Dialect.POSTGRES ? ResultSet::getObject : ColumnReader::idText;
    }

    private static String target(FieldType field) {
        return field.file() ? StoredFile.ENTITY : field.refs().get(0);
    }

    private static ColumnReader ref(String entity, Dialect dialect) {
        ColumnReader id = id(dialect);
        return (row, first) -> id.read(row, first) instanceof UUID found ? new Ref(entity, found) : null;
    }

    private static ColumnReader anyRef(Dialect dialect) {
        ColumnReader id = id(dialect);
        return (row, first) -> {
            Object found = id.read(row, first);
            String entity = row.getString(first + 1);
            return found instanceof UUID known && entity != null ? new Ref(entity, known) : null;
        };
    }

    private static ColumnReader stored(FieldType field) {
        FieldStorage storage = FieldStorage.of(field);
        return (row, first) -> {
            List<@Nullable Object> columns = new ArrayList<>(2);
            for (int i = 0; i < width(field); i++) {
                columns.add(opened(row.getObject(first + i)));
            }
            return storage.toValue(columns);
        };
    }

    private static ColumnReader several(FieldType field) {
        ColumnReader stored = stored(field);
        boolean choice = field.kind() == FieldKind.MULTI_CHOICE;
        return (row, first) -> {
            Object value = stored.read(row, first);
            if (!(value instanceof Collection<?> values)) {
                return List.of();
            }
            return choice ? values.stream().map(ValueJson::plain).toList() : List.copyOf(values);
        };
    }

    /** A CLOB lives no longer than its row. */
    private static @Nullable Object opened(@Nullable Object column) throws SQLException {
        return column instanceof Clob clob ? clob.getSubString(1, (int) clob.length()) : column;
    }

    private static @Nullable Object idText(ResultSet row, int first) throws SQLException {
        String text = row.getString(first);
        return text == null ? null : UUID.fromString(text);
    }

    private static @Nullable Object integer(ResultSet row, int first) throws SQLException {
        int number = row.getInt(first);
        return (number == 0 && row.wasNull()) ? null : number;
    }

    private static @Nullable Object wide(ResultSet row, int first) throws SQLException {
        long number = row.getLong(first);
        return (number == 0 && row.wasNull()) ? null : number;
    }

    private static @Nullable Object decimal(ResultSet row, int first) throws SQLException {
        BigDecimal number = row.getBigDecimal(first);
        return number == null ? null : ValueJson.plain(number);
    }

    private static @Nullable Object money(ResultSet row, int first) throws SQLException {
        long minor = row.getLong(first);
        String currency = row.getString(first + 1);
        return currency == null ? null : Money.ofMinor(minor, Currency.getInstance(currency));
    }

    private static @Nullable Object truth(ResultSet row, int first) throws SQLException {
        boolean value = row.getBoolean(first);
        return (!value && row.wasNull()) ? null : value;
    }

    private static @Nullable Object date(ResultSet row, int first) throws SQLException {
        Date date = row.getDate(first);
        return date == null ? null : date.toLocalDate();
    }

    private static @Nullable Object time(ResultSet row, int first) throws SQLException {
        Time time = row.getTime(first);
        return time == null ? null : time.toLocalTime();
    }

    private static @Nullable Object instant(ResultSet row, int first) throws SQLException {
        Timestamp timestamp = row.getTimestamp(first);
        return timestamp == null ? null : instant(timestamp.toLocalDateTime());
    }

    private static Instant instant(LocalDateTime utc) {
        return utc.toInstant(ZoneOffset.UTC);
    }

    private static @Nullable Object duration(ResultSet row, int first) throws SQLException {
        long seconds = row.getLong(first);
        return (seconds == 0 && row.wasNull()) ? null : Duration.ofSeconds(seconds);
    }
}
