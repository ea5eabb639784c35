package org.kartera.records.internal.query;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.kartera.platform.Caller;
import org.kartera.platform.record.Ref;
import org.kartera.records.metadata.EntityType;
import org.kartera.records.metadata.Metadata;

/** Puts records that are referred to into the order that their types declare. For any thread. */
final class ReferenceOrder {
    /** More of one type are not asked for; they go by title. */
    private static final int MOST = 1_000;

    private final Session session;

    ReferenceOrder(Session session) {
        this.session = session;
    }

    /** The place of each of {@code refs} whose type declares an order and that the caller may see, among those of its type. */
    Map<UUID, Integer> places(Set<Ref> refs, Caller caller) {
        Metadata metadata = session.metadata();
        Map<UUID, Integer> places = new HashMap<>();
        RecordLookup.visible(metadata, refs, caller).forEach((entity, ids) -> {
            EntityType type = metadata.entity(entity);
            if (!type.order().isEmpty() && ids.size() <= MOST) {
                places(metadata, type, ids, caller, places);
            }
        });
        return places;
    }

    private void places(
            Metadata metadata, EntityType type, List<String> ids, Caller caller, Map<UUID, Integer> places) {
        int size = Scopes.padded(ids.size());
        Scopes scopes = Scopes.of(caller, type);
        Shape shape = new Shape(
                metadata.generation(), Shape.Kind.ORDER, type.name(), scopes, "", List.of(), Integer.toString(size));
        StatementPlan plan = session.plans()
                .plan(shape, caller, StatementPlan.class, () -> compile(metadata, type, scopes, size, caller));
        ColumnReader id = ColumnReader.id(session.dialect());
        session.read(connection -> {
            try (PreparedStatement statement = plan.sql()
                            .prepare(connection, session.arguments(caller).ids(ids));
                    ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    if (id.read(row, 1) instanceof UUID found) {
                        places.put(found, places.size());
                    }
                }
                return places;
            }
        });
    }

    private StatementPlan compile(Metadata metadata, EntityType type, Scopes scopes, int size, Caller caller) {
        Compilation compilation = session.compilation(metadata, caller);
        TableColumns table = new TableColumns(type, "t");
        List<SortKey> keys = SortKey.parse(compilation, type, List.of());
        List<Field<Object>> values =
                keys.stream().map(key -> key.on(compilation, table)).toList();
        Table<?> found = DSL.select(SelectionCompiler.selected(values, table.id()))
                .from(table.table())
                .where(table.id()
                        .in(RecordLookup.ids(0, size))
                        .and(table.live())
                        .and(scopes.whole(table)))
                .asTable(compilation.alias("w"));
        List<Field<Object>> columns = SelectionCompiler.columns(found.getName(), keys);
        return new StatementPlan(
                compilation.render(DSL.select(DSL.field(DSL.unquotedName(found.getName(), "id")))
                        .from(found)
                        .orderBy(SelectionCompiler.order(keys, columns))),
                compilation.joined());
    }
}
