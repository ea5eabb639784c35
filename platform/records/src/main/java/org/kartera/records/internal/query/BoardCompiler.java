package org.kartera.records.internal.query;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Name;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.SelectFieldOrAsterisk;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.record.Filter;
import org.kartera.platform.record.GroupQuery;
import org.kartera.platform.record.GroupQuery.Function;
import org.kartera.platform.record.GroupQuery.Measure;
import org.kartera.records.internal.total.BoardLayout;
import org.kartera.records.metadata.EntityType;
import org.kartera.records.metadata.FieldType;

/** Compiles totals that are rolled up: what is folded and what is not yet, in one statement. */
final class BoardCompiler {
    /** Measure of the row that says that the totals are there, for the fields of this metadata. */
    static final String STATE = "!";

    /** Measure of the row that says that somebody wrote with other fields. */
    static final String FOREIGN = "?";

    private static final String RECORDS = "";

    private final Compilation compilation;
    private final BoardLayout layout;
    private final Scopes scopes;
    private final GroupQuery query;

    BoardCompiler(Compilation compilation, EntityType type, Scopes scopes, GroupQuery query) {
        this.compilation = compilation;
        this.layout = BoardLayout.of(type);
        this.scopes = scopes;
        this.query = query;
    }

    /** Whether what is asked is rolled up. */
    static boolean answers(GroupQuery query, EntityType type) {
        return query.filter() instanceof Filter.And all
                && all.filters().isEmpty()
                && query.by().size() == 1
                && query.measures().size() <= GroupCompiler.MAX_MEASURES
                && is(type.field(query.by().get(0)), BoardLayout::groups)
                && query.measures().stream()
                        .allMatch(measure ->
                                added(measure.function()) && is(type.field(measure.field()), BoardLayout::adds));
    }

    private static boolean is(@Nullable FieldType field, Predicate<FieldType> wanted) {
        return field != null && wanted.test(field);
    }

    private static boolean added(Function function) {
        return function == Function.SUM || function == Function.AVG;
    }

    /** A table of totals. */
    private record Totals(String table, String alias) implements Scopes.Owned {
        Field<Object> column(String name) {
            return DSL.field(DSL.unquotedName(alias, name));
        }

        Table<?> source() {
            return DSL.table(DSL.unquotedName(table)).as(DSL.unquotedName(alias));
        }

        @Override
        public Field<Object> owner() {
            return column("owner_id");
        }

        @Override
        public Field<Object> team() {
            return column("team_id");
        }
    }

    BoardPlan compile() {
        Select<Record> all = state().unionAll(foreign());
        for (String table : List.of("records_total", "records_total_delta")) {
            Totals totals = new Totals(table, "t");
            for (Condition scope : scopes.disjoint(totals)) {
                all = all.unionAll(branch(totals, scope));
            }
        }
        Table<?> rows = all.asTable(compilation.alias("b"));
        Name name = rows.getUnqualifiedName();
        List<Field<Object>> by = List.of(column(name, "v"), column(name, "m"), column(name, "c"));
        Sql sql = compilation.render(DSL.select(by)
                .select(sum(column(name, "n")), sum(column(name, "s")))
                .from(rows)
                .groupBy(by));
        List<FieldType> measured = query.measures().stream().map(this::measured).toList();
        GroupKey key = GroupKey.parse(compilation, layout.type(), query.by().get(0));
        return new BoardPlan(sql, key, query.measures(), measured);
    }

    private FieldType measured(Measure measure) {
        return Objects.requireNonNull(layout.type().field(measure.field()), measure.field());
    }

    private Select<Record> branch(Totals totals, Condition scope) {
        // Binds are equal to each other, so that no set may hold them.
        List<Field<Object>> measures = new ArrayList<>();
        measures.add(inline(RECORDS));
        for (Measure measure : query.measures()) {
            measures.add(inline(measure.field()));
            if (GroupTotals.inCompanyCurrency(measure, measured(measure))) {
                measures.add(Bind.of(arguments -> BoardLayout.inCurrency(
                        measure.field(), arguments.currency().getCurrencyCode())));
            }
        }
        List<SelectFieldOrAsterisk> columns = List.of(
                totals.column("group_value").as(DSL.unquotedName("v")),
                totals.column("measure").as(DSL.unquotedName("m")),
                totals.column("currency").as(DSL.unquotedName("c")),
                totals.column("counted").as(DSL.unquotedName("n")),
                totals.column("summed").as(DSL.unquotedName("s")));
        return DSL.select(columns)
                .from(totals.source())
                .where(ofEntity(totals)
                        .and(totals.column("group_field").eq(inline(query.by().get(0))))
                        .and(totals.column("measure").in(measures))
                        .and(scope));
    }

    private Select<Record> state() {
        Totals state = new Totals("records_total_state", "s");
        return mark(STATE, state, state.column("signature").eq(inline(layout.signature())));
    }

    private Select<Record> foreign() {
        Totals deltas = new Totals("records_total_delta", "d");
        return mark(FOREIGN, deltas, deltas.column("signature").ne(inline(layout.signature())));
    }

    private Select<Record> mark(String sign, Totals table, Condition condition) {
        List<SelectFieldOrAsterisk> columns = List.of(
                DSL.inline("").as(DSL.unquotedName("v")),
                DSL.inline(sign).as(DSL.unquotedName("m")),
                DSL.inline("").as(DSL.unquotedName("c")),
                DSL.inline(1L).as(DSL.unquotedName("n")),
                DSL.inline(BigDecimal.ZERO, SQLDataType.DECIMAL(31, 6)).as(DSL.unquotedName("s")));
        return DSL.select(columns).from(table.source()).where(ofEntity(table).and(condition));
    }

    private Condition ofEntity(Totals table) {
        return table.column("entity").eq(inline(layout.type().name()));
    }

    private static Field<Object> inline(String text) {
        return DSL.field("{0}", Object.class, DSL.inline(text));
    }

    private static Field<Object> sum(Field<Object> column) {
        return DSL.field("sum({0})", Object.class, column);
    }

    private static Field<Object> column(Name table, String column) {
        return DSL.field(table.append(DSL.unquotedName(column)));
    }
}
