package org.kartera.records.internal.query;

import java.util.ArrayList;
import java.util.List;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;

/** Compiles a page: ids first, out of indexes alone, then the rows joined by key. */
final class PageCompiler {
    private static final String IDS = "i";
    private static final String ROWS = "r";

    private final Compilation compilation;
    private final SelectionCompiler selection;

    PageCompiler(Compilation compilation, SelectionCompiler selection) {
        this.compilation = compilation;
        this.selection = selection;
    }

    PagePlan page(RowShape shape, Keyset keyset, int limit) {
        List<SortKey> keys = keyset.keys();
        Table<?> ids = selection.ordered(keyset, limit).asTable(DSL.unquotedName(IDS));
        List<Field<Object>> columns = SelectionCompiler.columns(IDS, keys);
        TableColumns rows = new TableColumns(shape.type(), ROWS);
        List<Field<?>> selected = new ArrayList<>(shape.select(rows));
        selected.addAll(columns);
        Field<Object> id = DSL.field(DSL.unquotedName(IDS, "id"));
        Sql sql = compilation.render(DSL.select(selected)
                .from(ids)
                .join(rows.table())
                .on(rows.id().eq(id))
                .orderBy(SelectionCompiler.order(keys, columns)));
        return new PagePlan(sql, shape, keys, compilation.joined());
    }

    StatementPlan ids(Keyset keyset, int limit) {
        return new StatementPlan(compilation.render(selection.ordered(keyset, limit)), compilation.joined());
    }

    StatementPlan count(int limit) {
        return new StatementPlan(compilation.render(selection.count(limit)), compilation.joined());
    }
}
