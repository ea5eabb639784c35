package org.kartera.records.internal.query;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import org.kartera.persistence.Dialect;
import org.kartera.platform.CrmException;
import org.kartera.platform.StandardError;
import org.kartera.platform.record.CompanyMoney;
import org.kartera.platform.record.Money;
import org.kartera.platform.record.Ref;
import org.kartera.platform.record.Row;
import org.kartera.records.metadata.CompanyAmount;
import org.kartera.records.metadata.EntityType;
import org.kartera.records.metadata.FieldType;
import org.kartera.records.metadata.StandardFields;

/** Which fields are read of a record type, and how. Immutable. */
final class RowShape {
    private static final int FIXED_COLUMNS = 3;
    private static final Set<String> ALWAYS = Set.of("id", "entity", "title", "version");

    private final EntityType type;
    private final List<FieldType> fields;
    private final Set<String> include;
    private final ColumnReader id;
    private final ColumnReader[] readers;
    private final int[] columns;
    private final Map<String, Integer> positions;
    private final int[] references;

    private RowShape(EntityType type, List<FieldType> fields, Collection<String> include, Dialect dialect) {
        this.include = Set.copyOf(include);
        this.type = type;
        this.fields = List.copyOf(fields);
        this.id = ColumnReader.id(dialect);
        this.readers = new ColumnReader[fields.size()];
        this.columns = new int[fields.size()];
        Map<String, Integer> places = new LinkedHashMap<>();
        int column = FIXED_COLUMNS + 1;
        for (int i = 0; i < readers.length; i++) {
            FieldType field = fields.get(i);
            readers[i] = ColumnReader.of(field, dialect);
            columns[i] = column;
            column += width(field);
            places.put(field.name(), i);
        }
        this.positions = Collections.unmodifiableMap(places);
        this.references = places.values().stream()
                .mapToInt(Integer::intValue)
                .filter(place -> fields.get(place).reference())
                .toArray();
    }

    /**
     * The shape for the fields that were asked for, those to be included too; none: all that may be read. 400 {@code unknown-field-in-query}.
     *
     * @param deletedAt say when the record went to the recycle bin
     */
    static RowShape of(
            EntityType type,
            Collection<String> wanted,
            Collection<String> include,
            boolean deletedAt,
            Dialect dialect) {
        Set<FieldType> fields = new LinkedHashSet<>();
        if (wanted.isEmpty()) {
            type.fields().stream().filter(FieldType::readable).forEach(fields::add);
        }
        for (String name : wanted) {
            if (!ALWAYS.contains(name)) {
                fields.add(required(type, name));
            }
        }
        for (String name : include) {
            FieldType field = required(type, name);
            if (!field.reference()) {
                throw new CrmException(StandardError.UNSUITABLE_FILTER, name, "include");
            }
            fields.add(field);
        }
        if (deletedAt) {
            fields.add(StandardFields.DELETED_AT);
        }
        return new RowShape(type, List.copyOf(fields), include, dialect);
    }

    private static FieldType required(EntityType type, String name) {
        FieldType field = FieldPath.readable(type, name);
        if (field == null) {
            throw new CrmException(StandardError.UNKNOWN_FIELD_IN_QUERY, name, type.name());
        }
        return field;
    }

    EntityType type() {
        return type;
    }

    List<FieldType> fields() {
        return fields;
    }

    /** Whether the records that {@code field} refers to are wanted whole. */
    boolean includes(String field) {
        return include.contains(field);
    }

    /** Place of each field in a row's values. */
    Map<String, Integer> positions() {
        return positions;
    }

    /** The columns to select, in the order in which {@link #read} takes them. */
    List<Field<?>> select(TableColumns table) {
        List<Field<?>> selected = new ArrayList<>();
        selected.add(table.id());
        selected.add(table.column(StandardFields.VERSION.columns().value()));
        selected.add(table.column(StandardFields.TITLE.columns().value()));
        for (FieldType field : fields) {
            selected.add(table.column(field.columns().value()));
            if (field.columns().second() != null) {
                selected.add(table.column(field.columns().second()));
            }
            if (CompanyAmount.has(field)) {
                CompanyAmount.of(field).columns().forEach(column -> selected.add(table.column(column)));
            }
        }
        return selected;
    }

    /** Number of the first column behind those of {@link #select}. */
    int width() {
        return FIXED_COLUMNS + fields.stream().mapToInt(RowShape::width).sum() + 1;
    }

    /** Number of columns of a field, those of the company's amount included. */
    private static int width(FieldType field) {
        return ColumnReader.width(field) + (CompanyAmount.has(field) ? CompanyAmount.COLUMNS : 0);
    }

    FetchedRow read(ResultSet row, FetchedRow.Surroundings surroundings) throws SQLException {
        @Nullable Object[] values = new @Nullable Object[readers.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = readers[i].read(row, columns[i]);
            if (values[i] instanceof Money money && CompanyAmount.has(fields.get(i))) {
                values[i] = new StatedAmount(money, company(row, columns[i] + ColumnReader.width(fields.get(i))));
            }
        }
        String title = row.getString(FIXED_COLUMNS);
        UUID found = (UUID) Objects.requireNonNull(id.read(row, 1));
        return new FetchedRow(this, found, row.getLong(2), title == null ? "" : title, values, surroundings);
    }

    private static @Nullable CompanyMoney company(ResultSet row, int first) throws SQLException {
        long minor = row.getLong(first);
        String currency = row.getString(first + 1);
        Date day = row.getDate(first + 2);
        return currency == null || day == null
                ? null
                : new CompanyMoney(Money.ofMinor(minor, Currency.getInstance(currency)), day.toLocalDate());
    }

    /** Gives every reference of a row. */
    void references(Row row, Consumer<Ref> consumer) {
        for (int place : references) {
            give(((FetchedRow) row).value(place), consumer);
        }
    }

    static void give(@Nullable Object value, Consumer<Ref> consumer) {
        if (value instanceof Ref ref) {
            consumer.accept(ref);
        } else if (value instanceof Collection<?> several) {
            several.forEach(element -> give(element, consumer));
        }
    }
}
