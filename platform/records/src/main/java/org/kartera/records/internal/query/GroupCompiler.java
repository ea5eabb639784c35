package org.kartera.records.internal.query;

import java.util.ArrayList;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Name;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.kartera.platform.CrmException;
import org.kartera.platform.StandardError;
import org.kartera.platform.record.FieldKind;
import org.kartera.platform.record.GroupQuery;
import org.kartera.platform.record.GroupQuery.Measure;
import org.kartera.records.internal.total.BoardLayout;
import org.kartera.records.metadata.EntityType;
import org.kartera.records.metadata.FieldType;

/** Compiles totals: one branch for each scope of the caller's rights, joined by {@code union all}, and one grouping over them. */
final class GroupCompiler {
    /** How many groups the database may find. */
    static final int MAX_GROUPS = 10_000;

    static final int MAX_MEASURES = 20;
    private final Compilation compilation;
    private final EntityType type;
    private final Scopes scopes;
    private final GroupQuery query;
    private final List<GroupKey> keys;
    private final List<FieldPath> measured;

    GroupCompiler(Compilation compilation, EntityType type, Scopes scopes, GroupQuery query) {
        if (query.measures().size() > MAX_MEASURES) {
            throw new CrmException(StandardError.FILTER_TOO_COMPLEX, MAX_MEASURES);
        }
        this.compilation = compilation;
        this.type = type;
        this.scopes = scopes;
        this.query = query;
        this.keys = query.by().stream()
                .map(by -> GroupKey.parse(compilation, type, by))
                .toList();
        this.measured = query.measures().stream()
                .map(measure -> measured(measure.field()))
                .toList();
    }

    private FieldPath measured(String field) {
        FieldPath path = compilation.path(type, field);
        if (!path.hops().isEmpty()
                || path.currency()
                || !BoardLayout.MEASURED.contains(path.field().kind())) {
            throw new CrmException(StandardError.UNSUITABLE_FILTER, field, "measure");
        }
        return path;
    }

    GroupPlan compile() {
        Table<?> all = branches().asTable(compilation.alias("g"));
        Name name = all.getUnqualifiedName();
        List<Field<?>> by = new ArrayList<>();
        for (int i = 0; i < keys.stream().mapToInt(GroupKey::width).sum(); i++) {
            by.add(column(name, "g" + i));
        }
        for (int i = 0; i < measured.size(); i++) {
            if (measured.get(i).field().kind() == FieldKind.MONEY) {
                by.add(column(name, "c" + i));
            }
        }
        List<Field<?>> selected = new ArrayList<>(by);
        selected.add(DSL.count());
        for (int i = 0; i < measured.size(); i++) {
            selected.add(aggregate(query.measures().get(i), column(name, "m" + i)));
            selected.add(DSL.count(column(name, "m" + i)));
            if (inCompanyCurrency(i)) {
                selected.add(DSL.field("sum({0})", Object.class, column(name, "o" + i)));
                selected.add(DSL.count(column(name, "o" + i)));
            }
        }
        Sql sql = compilation.render(DSL.select(selected).from(all).groupBy(by).limit(DSL.inline(MAX_GROUPS + 1)));
        List<FieldType> fields = measured.stream().map(FieldPath::field).toList();
        return new GroupPlan(sql, keys, query.measures(), fields, compilation.joined());
    }

    private boolean inCompanyCurrency(int measure) {
        return GroupTotals.inCompanyCurrency(
                query.measures().get(measure), measured.get(measure).field());
    }

    private static Field<?> aggregate(Measure measure, Field<Object> column) {
        String function = switch (measure.function()) {
            case SUM, AVG -> "sum";
            case MIN -> "min";
            case MAX -> "max";
        };
        return DSL.field(function + "({0})", Object.class, column);
    }

    private Select<Record> branches() {
        Select<Record> all = null;
        for (Condition scope : scopes.disjoint(new TableColumns(type, "t"))) {
            Select<Record> branch = branch(scope);
            all = all == null ? branch : all.unionAll(branch);
        }
        if (all == null) {
            throw new IllegalArgumentException("nothing may be read of " + type);
        }
        return all;
    }

    private Select<Record> branch(Condition scope) {
        TableColumns table = new TableColumns(type, "t");
        Joins joins = new Joins(table);
        List<Field<?>> selected = new ArrayList<>();
        for (GroupKey key : keys) {
            for (Field<?> column : joins.columns(table, key)) {
                selected.add(column.as(DSL.unquotedName("g" + selected.size())));
            }
        }
        for (int i = 0; i < measured.size(); i++) {
            FieldType field = measured.get(i).field();
            selected.add(number(table, field).as(DSL.unquotedName("m" + i)));
            if (field.kind() == FieldKind.MONEY && field.columns().second() != null) {
                selected.add(table.column(field.columns().second()).as(DSL.unquotedName("c" + i)));
            }
            if (inCompanyCurrency(i)) {
                selected.add(compilation.inCompanyCurrency(table, field).as(DSL.unquotedName("o" + i)));
            }
        }
        return DSL.select(selected)
                .from(joins.source)
                .where(scope.and(table.live()).and(new FilterCompiler(compilation, table).condition(query.filter())));
    }

    /** Small numbers are widened, since Derby's sum is of the type of what it adds. */
    private static Field<?> number(TableColumns table, FieldType field) {
        Field<Object> column = table.column(field.columns().value());
        return field.kind() == FieldKind.INTEGER || field.kind() == FieldKind.RATING
                ? column.cast(SQLDataType.BIGINT)
                : column;
    }

    private static Field<Object> column(Name table, String column) {
        return DSL.field(table.append(DSL.unquotedName(column)));
    }

    /** The tables that the keys lead to. A record that refers to nothing which can be seen counts under no value. */
    private final class Joins {
        private Table<?> source;

        Joins(TableColumns table) {
            this.source = table.table();
        }

        List<Field<?>> columns(TableColumns table, GroupKey key) {
            TableColumns at = reach(table, key.path());
            if (!key.several()) {
                return key.columns(at, compilation.dialect());
            }
            SeveralValues values = new SeveralValues(compilation, at, key.path().field());
            source = source.leftJoin(values.ofRecord())
                    .on(values.record().eq(at.id()).and(values.ofField()));
            return key.columns(values);
        }

        private TableColumns reach(TableColumns from, FieldPath path) {
            if (path.hops().isEmpty()) {
                return from;
            }
            FieldPath.Hop hop = path.hops().get(0);
            TableColumns next = compilation.join(hop);
            Field<Object> reference = from.column(hop.reference().columns().value());
            source = source.leftJoin(next.table()).on(next.id().eq(reference).and(compilation.visible(next)));
            return reach(next, path.rest());
        }
    }
}
