package org.kartera.records.internal.query;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jooq.DatePart;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.kartera.persistence.Dialect;
import org.kartera.platform.CrmException;
import org.kartera.platform.StandardError;
import org.kartera.platform.record.FieldKind;
import org.kartera.records.metadata.EntityType;
import org.kartera.records.metadata.FieldType;

/**
 * One of the fields that records are grouped by. The database groups dates by day or by year and month, which both can; buckets are made of that here.
 * Moments count by their day in UTC.
 *
 * @param owner the record type that has the field
 * @param bucket of a date, else null
 */
record GroupKey(FieldPath path, EntityType owner, @Nullable Bucket bucket) {
    /** How dates are put together. */
    enum Bucket {
        DAY,
        WEEK,
        MONTH,
        QUARTER,
        YEAR;

        /** The first day of the bucket; a week begins on Monday (ISO 8601). */
        LocalDate first(LocalDate day) {
            return switch (this) {
                case DAY -> day;
                case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
                case MONTH -> day.withDayOfMonth(1);
                case QUARTER -> day.withDayOfMonth(1).withMonth((day.getMonthValue() - 1) / 3 * 3 + 1);
                case YEAR -> day.withDayOfYear(1);
            };
        }

        boolean byDay() {
            return this == DAY || this == WEEK;
        }
    }

    private static final Set<FieldKind> UNGROUPED =
            Set.of(FieldKind.LONG_TEXT, FieldKind.RICH_TEXT, FieldKind.ADDRESS, FieldKind.GEO_POINT, FieldKind.MONEY);

    /** Finds {@code by}, a path with a bucket behind a colon where it leads to a date. */
    static GroupKey parse(Compilation compilation, EntityType type, String by) {
        int colon = by.indexOf(':');
        FieldPath path = compilation.path(type, colon < 0 ? by : by.substring(0, colon));
        EntityType owner = path.hops().isEmpty()
                ? type
                : path.hops().get(path.hops().size() - 1).target();
        FieldType field = path.field();
        boolean grouped = path.currency()
                || !(UNGROUPED.contains(field.kind())
                        || SeveralValues.holds(field)
                        || path.hops().stream().anyMatch(hop -> SeveralValues.holds(hop.reference())));
        boolean date = field.kind() == FieldKind.DATE || field.kind() == FieldKind.DATE_TIME;
        if (!grouped || (colon >= 0 && !date)) {
            throw unsuitable(by);
        }
        return new GroupKey(path, owner, date ? bucket(by, colon) : null);
    }

    private static Bucket bucket(String by, int colon) {
        if (colon < 0) {
            return Bucket.DAY;
        }
        try {
            String name = by.substring(colon + 1);
            Bucket bucket = Bucket.valueOf(name.toUpperCase(Locale.ROOT));
            if (name.equals(name.toLowerCase(Locale.ROOT))) {
                return bucket;
            }
        } catch (IllegalArgumentException e) {
            throw unsuitable(by);
        }
        throw unsuitable(by);
    }

    private static CrmException unsuitable(String by) {
        return new CrmException(StandardError.UNSUITABLE_FILTER, by, "by");
    }

    /** What the database groups by, over the table that has the field. */
    List<Field<?>> columns(TableColumns table) {
        FieldType.Columns columns = path.field().columns();
        Field<Object> value = table.column(columns.value());
        if (path.currency()) {
            return List.of(table.column(columns.second() == null ? columns.value() : columns.second()));
        } else if (bucket != null) {
            return bucket.byDay()
                    ? List.of(value.cast(SQLDataType.DATE))
                    : List.of(DSL.extract(value, DatePart.YEAR), DSL.extract(value, DatePart.MONTH));
        }
        List<Field<?>> all = new ArrayList<>();
        all.add(value);
        if (columns.second() != null) {
            all.add(table.column(columns.second()));
        }
        return all;
    }

    /** Number of {@link #columns}. */
    int width() {
        if (path.currency()) {
            return 1;
        } else if (bucket != null) {
            return bucket.byDay() ? 1 : 2;
        }
        return ColumnReader.width(path.field());
    }

    /** Reads the key from {@link #columns}, which begin at {@code first}. */
    ColumnReader reader(Dialect dialect) {
        if (path.currency()) {
            return ResultSet::getString;
        } else if (bucket == null) {
            return ColumnReader.of(path.field(), dialect);
        }
        Bucket kind = bucket;
        return (row, first) -> {
            LocalDate day = day(row, first, kind);
            return day == null ? null : kind.first(day);
        };
    }

    private static @Nullable LocalDate day(ResultSet row, int first, Bucket kind) throws SQLException {
        if (kind.byDay()) {
            java.sql.Date date = row.getDate(first);
            return date == null ? null : date.toLocalDate();
        }
        int year = row.getInt(first);
        return row.wasNull() ? null : LocalDate.of(year, row.getInt(first + 1), 1);
    }
}
