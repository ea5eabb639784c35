package org.kartera.records.internal.query;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jooq.DatePart;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.kartera.persistence.Dialect;
import org.kartera.platform.CrmException;
import org.kartera.platform.StandardError;
import org.kartera.platform.record.FieldKind;
import org.kartera.platform.record.Ref;
import org.kartera.records.metadata.EntityType;
import org.kartera.records.metadata.FieldType;
import org.kartera.records.metadata.Folding;

/**
 * One of the fields that records are grouped by. The database groups dates by day or by year and month, which both can; buckets are made of that here.
 * Moments count by the caller's days. Of a field with several values each value is a key. Places are grouped by the cell of a grid that they are in.
 *
 * @param owner the record type that has the field
 * @param bucket of a date, else null
 * @param grid of a place, else null
 * @param zone whose days moments are counted by
 */
record GroupKey(
        FieldPath path,
        EntityType owner,
        @Nullable Bucket bucket,
        @Nullable Grid grid,
        ZoneId zone) {
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

    private static final Set<FieldKind> UNGROUPED = Set.of(
            FieldKind.LONG_TEXT,
            FieldKind.RICH_TEXT,
            FieldKind.ADDRESS,
            FieldKind.MONEY,
            FieldKind.FILE,
            FieldKind.IMAGE);

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
                        || (SeveralValues.holds(field) && !keyed(field))
                        || path.hops().stream().anyMatch(hop -> SeveralValues.holds(hop.reference())));
        boolean date = field.kind() == FieldKind.DATE || field.kind() == FieldKind.DATE_TIME;
        Grid grid = field.kind() == FieldKind.GEO_POINT
                ? Grid.parse(by.substring(colon + 1)).orElseThrow(() -> unsuitable(by))
                : null;
        if (!grouped || (colon >= 0 && !date && grid == null)) {
            throw unsuitable(by);
        }
        return new GroupKey(path, owner, date ? bucket(by, colon) : null, grid, compilation.zone());
    }

    /** Whether the single values of {@code field} can be told from how they are kept for filters. */
    private static boolean keyed(FieldType field) {
        return field.kind() == FieldKind.MULTI_CHOICE
                || (field.reference() && field.refs().size() == 1);
    }

    /** Whether a record may be in several groups. */
    boolean several() {
        return SeveralValues.holds(path.field());
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
    List<Field<?>> columns(TableColumns table, Dialect dialect) {
        FieldType.Columns columns = path.field().columns();
        Field<Object> value = table.column(columns.value());
        if (path.currency()) {
            return List.of(table.column(columns.second() == null ? columns.value() : columns.second()));
        } else if (grid != null) {
            return List.of(grid.cell(value), grid.cell(table.column(Objects.requireNonNull(columns.second()))));
        } else if (bucket != null) {
            Field<Object> shown =
                    path.field().kind() == FieldKind.DATE_TIME ? LocalTime.of(value, zone, dialect) : value;
            return bucket.byDay()
                    ? List.of(shown.cast(SQLDataType.DATE))
                    : List.of(DSL.extract(shown, DatePart.YEAR), DSL.extract(shown, DatePart.MONTH));
        }
        List<Field<?>> all = new ArrayList<>();
        all.add(value);
        if (columns.second() != null) {
            all.add(table.column(columns.second()));
        }
        return all;
    }

    /** The same where each value has a row of its own. */
    List<Field<?>> columns(SeveralValues values) {
        return List.of(path.field().reference() ? values.ref() : values.text());
    }

    /** Number of columns. */
    int width() {
        if (path.currency() || several()) {
            return 1;
        } else if (bucket != null) {
            return bucket.byDay() ? 1 : 2;
        }
        return ColumnReader.width(path.field());
    }

    /** Reads the key from its columns, which begin at {@code first}. */
    ColumnReader reader(Dialect dialect) {
        if (path.currency()) {
            return ResultSet::getString;
        } else if (several()) {
            return value(dialect);
        } else if (grid != null) {
            return grid;
        } else if (bucket == null) {
            return ColumnReader.of(path.field(), dialect);
        }
        Bucket kind = bucket;
        return (row, first) -> {
            LocalDate day = day(row, first, kind);
            return day == null ? null : kind.first(day);
        };
    }

    private ColumnReader value(Dialect dialect) {
        if (path.field().reference()) {
            String target = path.field().refs().get(0);
            ColumnReader id = ColumnReader.id(dialect);
            return (row, first) -> id.read(row, first) instanceof UUID found ? new Ref(target, found) : null;
        }
        Map<String, String> names = new HashMap<>();
        path.field()
                .choices()
                .forEach(choice -> names.put(String.valueOf(Folding.fold(choice.value())), choice.value()));
        return (row, first) -> {
            String folded = row.getString(first);
            return folded == null ? null : names.getOrDefault(folded, folded);
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
