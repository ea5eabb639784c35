package org.kartera.records.internal.mapping;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.kartera.records.metadata.CompanyAmount;
import org.kartera.records.metadata.EntityType;
import org.kartera.records.metadata.FieldType;
import org.kartera.records.metadata.FieldType.Flag;
import org.kartera.records.metadata.StandardFields;

/**
 * A table as the mapping of a record type expects it.
 *
 * @param table in lower case
 * @param columns those that every record has, first
 * @param own names of the columns of the record type itself, without those of mixins
 * @param added names of the columns that the kernel adds by itself: of fields that an admin made, and of the company's amounts
 */
public record TableShape(String table, List<ColumnShape> columns, Set<String> own, Set<String> added) {
    public TableShape {
        columns = List.copyOf(columns);
        own = Set.copyOf(own);
        added = Set.copyOf(added);
    }

    /** The same without what the kernel adds by itself, which no change log makes. */
    public TableShape declared() {
        return new TableShape(
                table,
                columns.stream()
                        .filter(column -> !added.contains(column.name()))
                        .toList(),
                own,
                Set.of());
    }

    /** The table of {@code type}. */
    public static TableShape of(EntityType type) {
        List<ColumnShape> columns = new ArrayList<>();
        Set<String> own = new HashSet<>();
        Set<String> added = new HashSet<>();
        for (FieldType field : List.of(
                StandardFields.ID,
                StandardFields.VERSION,
                StandardFields.TITLE,
                StandardFields.DELETED_AT,
                StandardFields.DELETED_WITH)) {
            columns.addAll(FieldStorage.of(field).columns());
        }
        for (FieldType field : type.fields()) {
            List<ColumnShape> stored = FieldStorage.of(field).columns();
            columns.addAll(stored);
            if (!field.is(Flag.STANDARD) && !field.is(Flag.EXTENSION)) {
                stored.forEach(column -> own.add(column.name()));
            } else if (field.is(Flag.CUSTOM)) {
                stored.forEach(column -> added.add(column.name()));
            }
        }
        for (CompanyAmount amount : type.companyAmounts()) {
            added.addAll(amount.columns());
            amount.fields()
                    .forEach(field -> columns.addAll(FieldStorage.of(field).columns()));
        }
        return new TableShape(type.table(), columns, own, added);
    }
}
