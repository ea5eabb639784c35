package org.kartera.records.internal.query;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.SelectFieldOrAsterisk;
import org.jooq.SelectLimitStep;
import org.jooq.SortField;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.kartera.platform.record.Filter;
import org.kartera.platform.record.Place;
import org.kartera.records.metadata.EntityType;
import org.kartera.records.metadata.FieldType;
import org.kartera.records.metadata.StandardFields;

/**
 * Compiles which records of one type a query selects. Each scope of the caller's rights, and each segment behind a cursor, is a branch of its own with
 * its own ordered and limited range of an index; {@code union all} joins them, and no record is in two.
 */
final class SelectionCompiler {
    /** How many records each range of a search gives at most. */
    static final int SEARCH_RANGE = 1_000;

    private static final String ALIAS = "t";

    private final Compilation compilation;
    private final EntityType type;
    private final Scopes scopes;
    private final Filter filter;
    private final boolean search;
    private final boolean bin;

    SelectionCompiler(
            Compilation compilation, EntityType type, Scopes scopes, Filter filter, boolean search, boolean bin) {
        this.compilation = compilation;
        this.type = type;
        this.scopes = scopes;
        this.filter = filter;
        this.search = search;
        this.bin = bin;
    }

    /** Ids and keys ({@code id, k0, k1, ...}) of so many records, in order, of those that {@code keyset} lets through. */
    Select<?> ordered(Keyset keyset, int limit) {
        List<SortKey> keys = keyset.keys();
        boolean computed = keys.stream().anyMatch(SortKey::computed);
        List<Select<Record>> branches = new ArrayList<>();
        for (Condition scope : ranges()) {
            // Each branch is compiled anew: binds and aliases belong to one place of the statement.
            int segments = keyset.segments(columns("t", keys)).size();
            for (int segment = 0; segment < segments; segment++) {
                branches.add(computed ? wrapped(scope, keyset, segment, limit) : direct(scope, keyset, segment, limit));
            }
        }
        if (branches.size() == 1) {
            return branches.get(0);
        }
        Table<?> union = union(branches, keys).asTable(compilation.alias("u"));
        return DSL.select(selected(columns(union.getName(), keys), DSL.field(DSL.unquotedName(union.getName(), "id"))))
                .from(union)
                .orderBy(order(keys, columns(union.getName(), keys)))
                .limit(DSL.inline(limit));
    }

    private Select<Record> direct(Condition scope, Keyset keyset, int segment, int limit) {
        List<SortKey> keys = keyset.keys();
        TableColumns table = new TableColumns(type, ALIAS);
        List<Field<Object>> columns =
                keys.stream().map(key -> key.on(compilation, table)).toList();
        Condition behind = keyset.segments(columns).get(segment);
        return DSL.select(selected(columns, table.id()))
                .from(keyset.index().isEmpty() ? source(table) : table.readBy(keyset.index()))
                .where(scope.and(matching(table)).and(behind))
                .orderBy(order(keys, columns))
                .limit(DSL.inline(limit));
    }

    /** With a key that is no column, so that it is computed once and has a name. */
    private Select<Record> wrapped(Condition scope, Keyset keyset, int segment, int limit) {
        List<SortKey> keys = keyset.keys();
        TableColumns table = new TableColumns(type, ALIAS);
        List<Field<Object>> inner =
                keys.stream().map(key -> key.on(compilation, table)).toList();
        Table<?> computed = DSL.select(selected(inner, table.id()))
                .from(source(table))
                .where(scope.and(matching(table)))
                .asTable(compilation.alias("w"));
        List<Field<Object>> columns = columns(computed.getName(), keys);
        Condition behind = keyset.segments(columns).get(segment);
        return DSL.select(selected(columns, DSL.field(DSL.unquotedName(computed.getName(), "id"))))
                .from(computed)
                .where(behind)
                .orderBy(order(keys, columns))
                .limit(DSL.inline(limit));
    }

    /** How many there are, counting to {@code limit}, behind which no range is read on; 0: to the end. */
    Select<?> count(int limit) {
        return DSL.selectCount().from(any(limit).asTable(compilation.alias("c")));
    }

    /** The ids of up to {@code limit} records in no order; 0: of all. */
    Select<?> any(int limit) {
        List<Select<Record>> branches = new ArrayList<>();
        for (Condition scope : ranges()) {
            TableColumns table = new TableColumns(type, ALIAS);
            branches.add(limited(
                    DSL.select(selected(List.of(), table.id()))
                            .from(source(table))
                            .where(scope.and(matching(table))),
                    limit));
        }
        Table<?> union = union(branches, List.of()).asTable(compilation.alias("u"));
        Field<Object> id = DSL.field(union.getUnqualifiedName().append(DSL.unquotedName("id")));
        return limited(DSL.select(selected(List.of(), id)).from(union), limit);
    }

    private static Select<Record> limited(SelectLimitStep<Record> select, int limit) {
        return limit == 0 ? select : select.limit(DSL.inline(limit));
    }

    /** What a branch is for; a search has the rights in its own ranges. */
    private List<Condition> ranges() {
        return search ? List.of(DSL.noCondition()) : scopes.disjoint(new TableColumns(type, ALIAS));
    }

    private Condition matching(TableColumns table) {
        return search ? DSL.noCondition() : filtered(table);
    }

    private Condition filtered(TableColumns table) {
        Condition place = bin ? table.binned() : table.live();
        return place.and(new FilterCompiler(compilation, table).condition(filter));
    }

    private Table<?> source(TableColumns table) {
        if (!search) {
            return table.table();
        }
        Table<?> found = found().asTable(compilation.alias("q"));
        Field<Object> id = DSL.field(DSL.unquotedName(found.getName(), "id"));
        return found.join(table.table()).on(table.id().eq(id));
    }

    /** Ids of what begins with the words searched for: one range of an index for each column that is searched. */
    private Select<Record> found() {
        List<Select<Record>> ranges = new ArrayList<>();
        Stream.concat(Stream.of(StandardFields.TITLE), type.fields().stream().filter(SelectionCompiler::searched))
                .map(this::range)
                .forEach(ranges::add);
        Select<Record> all = derived(ranges.get(0), List.of());
        for (Select<Record> range : ranges.subList(1, ranges.size())) {
            all = all.union(derived(range, List.of()));
        }
        return all;
    }

    private static boolean searched(FieldType field) {
        return field.readable()
                && field.in(Place.SEARCH)
                && (SeveralValues.holds(field)
                        ? !field.reference()
                        : field.columns().folded() != null);
    }

    private Select<Record> range(FieldType field) {
        TableColumns table = new TableColumns(type, compilation.alias("s").last());
        Condition visible = scopes.whole(table).and(filtered(table));
        if (SeveralValues.holds(field)) {
            SeveralValues values = new SeveralValues(compilation, table, field);
            return DSL.select(selected(List.of(), table.id()))
                    .from(values.table().join(table.table()).on(table.id().eq(values.record())))
                    .where(values.ofField().and(begins(values.text())).and(visible))
                    .limit(DSL.inline(SEARCH_RANGE));
        }
        Field<Object> column = table.folded(field);
        return DSL.select(selected(List.of(), table.id()))
                .from(table.table())
                .where(begins(column).and(visible))
                .orderBy(column)
                .limit(DSL.inline(SEARCH_RANGE));
    }

    private static Condition begins(Field<Object> column) {
        return column.ge(Bind.of(Arguments::words)).and(column.lt(Bind.of(Arguments::endOfWords)));
    }

    private Select<Record> union(List<Select<Record>> branches, List<SortKey> keys) {
        Select<Record> all = derived(branches.get(0), keys);
        for (Select<Record> branch : branches.subList(1, branches.size())) {
            all = all.unionAll(derived(branch, keys));
        }
        return all;
    }

    /** Derby takes an ordered or limited query into a union only as a table. */
    private Select<Record> derived(Select<Record> branch, List<SortKey> keys) {
        Table<?> table = branch.asTable(compilation.alias("d"));
        Field<Object> id = DSL.field(table.getUnqualifiedName().append(DSL.unquotedName("id")));
        return DSL.select(selected(columns(table.getName(), keys), id)).from(table);
    }

    static List<SelectFieldOrAsterisk> selected(List<Field<Object>> keys, Field<Object> id) {
        List<SelectFieldOrAsterisk> fields = new ArrayList<>();
        fields.add(id.as(DSL.unquotedName("id")));
        for (int i = 0; i < keys.size(); i++) {
            fields.add(keys.get(i).as(DSL.unquotedName("k" + i)));
        }
        return fields;
    }

    static List<Field<Object>> columns(String table, List<SortKey> keys) {
        List<Field<Object>> columns = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            columns.add(DSL.field(DSL.unquotedName(table, "k" + i)));
        }
        return columns;
    }

    static List<SortField<Object>> order(List<SortKey> keys, List<Field<Object>> columns) {
        List<SortField<Object>> order = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            order.add(keys.get(i).order(columns.get(i)));
        }
        return order;
    }
}
