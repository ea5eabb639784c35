package org.kartera.records.internal.query;

import java.math.BigDecimal;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Time;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jooq.Field;
import org.jooq.SortField;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.CrmException;
import org.kartera.platform.StandardError;
import org.kartera.platform.record.FieldKind;
import org.kartera.records.metadata.CompanyAmount;
import org.kartera.records.metadata.EntityType;
import org.kartera.records.metadata.FieldType;
import org.kartera.records.metadata.StandardFields;

/**
 * One key of an order. Empty counts as the greatest value, as both databases have it: last where it ascends, first where it descends.
 *
 * @param path leads to the field; to a reference it means the title of the record that it points to
 * @param descending greatest first
 * @param type what the key is read and bound as
 */
record SortKey(FieldPath path, boolean descending, Type type) {
    static final int MAX_KEYS = 5;

    private static final Set<FieldKind> UNSORTED = Set.of(
            FieldKind.LONG_TEXT,
            FieldKind.RICH_TEXT,
            FieldKind.ADDRESS,
            FieldKind.GEO_POINT,
            FieldKind.FILE,
            FieldKind.IMAGE,
            FieldKind.ANY_REF);

    private static final Set<FieldType> MANDATORY =
            Set.of(StandardFields.ID, StandardFields.TITLE, StandardFields.VERSION);

    /** What a key is read and bound as. */
    enum Type {
        TEXT,
        INTEGER,
        DECIMAL,
        BOOLEAN,
        DATE,
        TIME,
        TIMESTAMP;

        /** The key as the text that a cursor keeps. */
        @Nullable
        String read(ResultSet row, int column) throws SQLException {
            return switch (this) {
                case TEXT, INTEGER, DECIMAL -> row.getString(column);
                case BOOLEAN -> text(row.getBoolean(column), row);
                case DATE -> text(row.getDate(column), row);
                case TIME -> text(row.getTime(column), row);
                case TIMESTAMP -> text(row.getTimestamp(column), row);
            };
        }

        private static @Nullable String text(@Nullable Object value, ResultSet row) throws SQLException {
            return value == null || row.wasNull() ? null : value.toString();
        }

        /** What JDBC binds for it. */
        Object bind(String text) {
            return switch (this) {
                case TEXT -> text;
                case INTEGER -> Long.valueOf(text);
                case DECIMAL -> new BigDecimal(text);
                case BOOLEAN -> Boolean.valueOf(text);
                case DATE -> Date.valueOf(text);
                case TIME -> Time.valueOf(text);
                case TIMESTAMP -> Timestamp.valueOf(text);
            };
        }
    }

    /** The keys of {@code sort}, ending in the id, so that no two records are equal; without any, the order of the record type, or newest first. */
    static List<SortKey> parse(Compilation compilation, EntityType type, List<String> sort) {
        if (sort.size() > MAX_KEYS) {
            throw new CrmException(StandardError.FILTER_TOO_COMPLEX, MAX_KEYS);
        }
        List<SortKey> keys = new ArrayList<>();
        for (String text : sort.isEmpty() ? order(compilation, type) : sort) {
            keys.add(of(compilation.path(type, name(text)), text.startsWith("-")));
        }
        if (keys.stream().noneMatch(SortKey::identity)) {
            boolean descending = keys.isEmpty() || keys.get(keys.size() - 1).descending();
            keys.add(of(compilation.path(type, StandardFields.ID.name()), descending));
        }
        return keys;
    }

    private static String name(String text) {
        return text.startsWith("-") || text.startsWith("+") ? text.substring(1) : text;
    }

    /** The order of the record type, as far as the caller sees what it goes by. */
    private static List<String> order(Compilation compilation, EntityType type) {
        return type.order().stream()
                .filter(key -> {
                    FieldType field = Objects.requireNonNull(type.field(name(key)), key);
                    return !field.reference() || compilation.leadsSomewhere(field);
                })
                .toList();
    }

    private static SortKey of(FieldPath path, boolean descending) {
        FieldType field = path.field();
        if (SeveralValues.holds(field)
                || UNSORTED.contains(field.kind())
                || path.hops().stream().anyMatch(hop -> SeveralValues.holds(hop.reference()))) {
            throw new CrmException(StandardError.UNSUITABLE_FILTER, path.text(), "sort");
        }
        return new SortKey(path, descending, typeOf(path));
    }

    private static Type typeOf(FieldPath path) {
        if (path.currency()) {
            return Type.TEXT;
        }
        return switch (path.field().kind()) {
            case INTEGER, RATING, MONEY, DURATION -> Type.INTEGER;
            case DECIMAL, PERCENT -> Type.DECIMAL;
            case BOOLEAN -> Type.BOOLEAN;
            case DATE -> Type.DATE;
            case TIME -> Type.TIME;
            case DATE_TIME -> Type.TIMESTAMP;
            default -> Type.TEXT;
        };
    }

    /** Whether it is the record's own id, behind which no further key matters. */
    boolean identity() {
        return path.hops().isEmpty() && path.field().javaType() == UUID.class;
    }

    /** Whether it may be empty. */
    boolean nullable() {
        return !path.hops().isEmpty() || !MANDATORY.contains(path.field());
    }

    /** Whether it is no column of the record's own table. */
    boolean computed() {
        return !path.hops().isEmpty() || path.field().reference() || lowered();
    }

    private boolean lowered() {
        FieldType field = path.field();
        return field.textual()
                && field.javaType() != UUID.class
                && field.columns().folded() == null;
    }

    /** The key of a record of {@code table}. */
    Field<Object> on(Compilation compilation, TableColumns table) {
        FieldType field = path.field();
        if (field.reference()) {
            List<FieldPath.Hop> hops = new ArrayList<>(path.hops());
            EntityType target = compilation.entity(field.refs().get(0));
            hops.add(new FieldPath.Hop(field, target));
            FieldPath title = new FieldPath(path.text(), hops, StandardFields.TITLE, false);
            return compilation.reach(table, title, TableColumns::foldedTitle);
        }
        return compilation.reach(table, path, this::column);
    }

    private Field<Object> column(TableColumns at) {
        FieldType field = path.field();
        if (path.currency()) {
            return at.column(Objects.requireNonNull(field.columns().second()));
        } else if (CompanyAmount.has(field)) {
            return at.column(CompanyAmount.column(field));
        } else if (lowered()) {
            return DSL.field(
                    "lower({0})", Object.class, at.column(field.columns().value()));
        }
        return field.columns().folded() == null ? at.column(field.columns().value()) : at.folded(field);
    }

    SortField<Object> order(Field<Object> field) {
        return descending ? field.desc() : field.asc();
    }
}
