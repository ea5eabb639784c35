package org.kartera.records.internal.mapping;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.kartera.persistence.Dialect;
import org.kartera.persistence.Indexes.Index;
import org.kartera.platform.record.FieldKind;
import org.kartera.platform.record.Place;
import org.kartera.records.metadata.CompanyAmount;
import org.kartera.records.metadata.EntityType;
import org.kartera.records.metadata.FieldType;
import org.kartera.records.metadata.FieldType.Flag;
import org.kartera.records.metadata.StandardFields;

/** Derives the indexes of a table from the fields of its record type. */
public final class DerivedIndexes {
    private static final int MAX_NAME = 60;
    private static final String ID = "id";
    private static final String DESC = " desc";
    private static final String TEAM = "team_id";
    private static final String OWNER = "owner_id";
    private static final String DELETED_AT = "deleted_at";

    private final String table;
    private final Dialect dialect;
    private final Map<List<String>, Index> indexes = new LinkedHashMap<>();

    private DerivedIndexes(String table, Dialect dialect) {
        this.table = table;
        this.dialect = dialect;
    }

    /**
     * All indexes that the table of {@code type} should have; the primary key is not among them.
     *
     * <p>Derby has no partial indexes, reads none backwards, and sorts the whole table where an index does not answer a list alone: there each ends in
     * {@code deleted_at}, by which every list asks, what lists are sorted by has one that descends, and the order of the ids has one too (0.04 instead of
     * 1,600 ms for the ids of a page out of 100,000 rows).
     */
    public static List<Index> of(EntityType type, Dialect dialect) {
        DerivedIndexes derived = new DerivedIndexes(type.table(), dialect);
        derived.newest(TEAM, ID);
        derived.newest(OWNER, ID);
        if (dialect == Dialect.DERBY) {
            derived.newest(ID);
        }
        derived.plain("deleted_with_id");
        derived.sorted(StandardFields.TITLE);
        type.fields().stream().filter(field -> field.is(Flag.UNIQUE)).forEach(derived::unique);
        type.fields().stream().filter(field -> field.in(Place.SORT)).forEach(derived::sorted);
        type.fields().stream().filter(DerivedIndexes::sought).forEach(derived::found);
        type.fields().stream()
                .filter(field -> field.kind() == FieldKind.GEO_POINT)
                .forEach(derived::onMaps);
        return List.copyOf(derived.indexes.values());
    }

    /**
     * The index that gives the records of {@code type}, whoever may see them, in the order of {@code field} and then of their ids in the same direction.
     * For Derby, which does not always take it by itself; empty where there is none, and for fields of admins, whose indexes go while statements run.
     */
    public static Optional<String> inOrder(EntityType type, FieldType field, boolean descending) {
        if (field.is(Flag.CUSTOM)) {
            return Optional.empty();
        }
        DerivedIndexes derived = new DerivedIndexes(type.table(), Dialect.DERBY);
        if (field.in(Place.SORT)) {
            derived.sorted(field);
        } else if (sought(field) && !field.in(Place.BOARD) && !field.reference() && !descending) {
            derived.found(field);
        }
        List<String> wanted = descending ? List.of(key(field) + DESC, ID + DESC) : List.of(key(field), ID);
        return Optional.ofNullable(derived.indexes.get(wanted)).map(Index::name);
    }

    /**
     * What is found by a reference comes the newest first, on a board and in a record's related lists; Derby would sort all of it for each page. A field
     * that an admin adds to a full table is empty at first, which Derby sorts in a tenth of the time without the ids.
     */
    private void found(FieldType field) {
        if (field.is(Flag.CUSTOM) && dialect == Dialect.DERBY) {
            plain(key(field));
        } else if (dialect == Dialect.DERBY && field.in(Place.BOARD)) {
            newest(key(field), ID);
        } else if (dialect == Dialect.DERBY && field.reference()) {
            descending(false, key(field), ID + DESC);
        } else {
            plain(key(field), ID);
        }
    }

    /** What lies within a box is found by its latitude; the longitude is looked at in the index. */
    private void onMaps(FieldType field) {
        plain(field.columns().value(), Objects.requireNonNull(field.columns().second()));
    }

    private static boolean sought(FieldType field) {
        boolean single = !field.multiple();
        boolean searched = field.in(Place.SEARCH) && field.kind() != FieldKind.ADDRESS && !longText(field);
        boolean referring = field.reference() && !audit(field);
        return single && (searched || referring || field.in(Place.BOARD) || field.is(Flag.FILTERABLE));
    }

    private static boolean longText(FieldType field) {
        return field.kind() == FieldKind.LONG_TEXT || field.kind() == FieldKind.RICH_TEXT;
    }

    /** Nobody deletes by who changed a record last, and two more indexes would cost each write. */
    private static boolean audit(FieldType field) {
        return field.is(Flag.STANDARD);
    }

    /** What filter and order use: the folded companion where there is one, of money the amount in the company's currency. */
    private static String key(FieldType field) {
        if (CompanyAmount.has(field)) {
            return CompanyAmount.column(field);
        }
        String folded = field.columns().folded();
        return folded == null ? field.columns().value() : folded;
    }

    /** In both directions; within a reach a moment is asked for the latest first, anything else from its beginning. */
    private void sorted(FieldType field) {
        String key = key(field);
        add(List.of(key, ID), false, true);
        if (dialect == Dialect.DERBY) {
            descending(true, key + DESC, ID + DESC);
        }
        for (String reach : List.of(TEAM, OWNER)) {
            if (dialect == Dialect.DERBY && field.kind() == FieldKind.DATE_TIME) {
                descending(true, reach, key + DESC, ID + DESC);
            } else {
                add(List.of(reach, key, ID), false, true);
            }
        }
    }

    private void descending(boolean live, String... columns) {
        List<String> ordered = List.of(columns);
        List<String> plain =
                ordered.stream().map(column -> column.replace(DESC, "")).toList();
        List<String> telling = Stream.concat(plain.subList(0, plain.size() - 1).stream(), Stream.of("desc", ID))
                .toList();
        indexes.putIfAbsent(ordered, new Index(name(telling, false), table, covering(ordered, false), false, live));
    }

    /** Ids in the order of a list that asks for none; Derby reads no index backwards. */
    private void newest(String... columns) {
        List<String> names = List.of(columns);
        List<String> ordered = dialect == Dialect.DERBY
                ? names.stream().map(name -> name.equals(ID) ? ID + DESC : name).toList()
                : names;
        indexes.putIfAbsent(names, new Index(name(names, false), table, covering(ordered, false), false, true));
    }

    private void unique(FieldType field) {
        add(List.of(key(field)), true, true);
    }

    private void plain(String... columns) {
        add(List.of(columns), false, false);
    }

    private void add(List<String> columns, boolean unique, boolean live) {
        indexes.putIfAbsent(columns, new Index(name(columns, unique), table, covering(columns, unique), unique, live));
    }

    private List<String> covering(List<String> columns, boolean unique) {
        return dialect == Dialect.DERBY && !unique
                ? Stream.concat(columns.stream(), Stream.of(DELETED_AT)).toList()
                : columns;
    }

    private String name(List<String> columns, boolean unique) {
        List<String> telling =
                columns.size() > 1 && columns.get(columns.size() - 1).equals(ID)
                        ? columns.subList(0, columns.size() - 1)
                        : columns;
        String full = (unique ? "u_" : "i_") + table + "_" + String.join("_", telling);
        if (full.length() <= MAX_NAME) {
            return full;
        }
        CRC32 sum = new CRC32();
        sum.update(full.getBytes(StandardCharsets.UTF_8));
        String end = "_" + Long.toHexString(sum.getValue());
        return full.substring(0, MAX_NAME - end.length()) + end;
    }
}
