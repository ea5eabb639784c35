package org.kartera.records.internal.query;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record2;
import org.jooq.Select;
import org.jooq.impl.DSL;
import org.kartera.platform.Access;
import org.kartera.platform.Caller;
import org.kartera.platform.CrmException;
import org.kartera.platform.StandardError;
import org.kartera.platform.record.Ref;
import org.kartera.platform.record.Row;
import org.kartera.platform.record.StoredFile;
import org.kartera.records.metadata.EntityType;
import org.kartera.records.metadata.Metadata;
import org.kartera.records.metadata.StandardFields;

/** Reads records whose ids are known: one, those to include, and the titles of those referred to. For any thread. */
final class RecordLookup {
    private final Session session;

    RecordLookup(Session session) {
        this.session = session;
    }

    /** One record, in use or binned. */
    Row read(String entity, UUID id, List<String> fields, List<String> include, Caller caller) {
        Metadata metadata = session.metadata();
        EntityType type = metadata.entity(entity);
        Session.scopes(caller, type);
        FetchedRow.Surroundings around = new FetchedRow.Surroundings();
        return session.read(connection -> {
            Wanted wanted = new Wanted(type, fields, include, true);
            List<FetchedRow> rows = records(connection, metadata, wanted, List.of(id.toString()), caller, around);
            if (rows.isEmpty()) {
                throw new CrmException(StandardError.NO_SUCH_RECORD, entity, id);
            }
            surround(connection, metadata, rows, include, caller, around);
            return rows.get(0);
        });
    }

    /** Which fields of which records; {@code anywhere}: from the recycle bin too. */
    private record Wanted(EntityType type, List<String> fields, List<String> include, boolean anywhere) {}

    /** Fills in what {@code rows} refer to: the records to include, and the titles. */
    void surround(
            Connection connection,
            Metadata metadata,
            List<FetchedRow> rows,
            List<String> include,
            Caller caller,
            FetchedRow.Surroundings around)
            throws SQLException {
        Set<Ref> refs = new LinkedHashSet<>();
        rows.forEach(row -> row.shape().references(row, refs::add));
        if (!include.isEmpty()) {
            Set<Ref> whole = new LinkedHashSet<>();
            rows.forEach(row -> include.forEach(name -> RowShape.give(row.value(name), whole::add)));
            for (FetchedRow row : included(connection, metadata, whole, caller, around)) {
                around.included().put(row.id(), row);
                row.shape().references(row, refs::add);
            }
        }
        Set<UUID> files = files(refs);
        if (!files.isEmpty()) {
            session.files(files).forEach((id, file) -> {
                around.files().put(id, file);
                around.titles().put(id, file.name());
            });
        }
        if (!refs.isEmpty()) {
            titles(connection, metadata, refs, caller, around.titles());
        }
    }

    private static Set<UUID> files(Set<Ref> refs) {
        Set<UUID> files = new LinkedHashSet<>();
        for (Ref ref : refs) {
            if (ref.entity().equals(StoredFile.ENTITY)) {
                files.add(ref.id());
            }
        }
        return files;
    }

    private List<FetchedRow> included(
            Connection connection, Metadata metadata, Set<Ref> refs, Caller caller, FetchedRow.Surroundings around)
            throws SQLException {
        List<FetchedRow> rows = new ArrayList<>();
        for (Map.Entry<String, List<String>> target :
                visible(metadata, refs, caller).entrySet()) {
            Wanted wanted = new Wanted(metadata.entity(target.getKey()), List.of(), List.of(), false);
            rows.addAll(records(connection, metadata, wanted, target.getValue(), caller, around));
        }
        return rows;
    }

    private List<FetchedRow> records(
            Connection connection,
            Metadata metadata,
            Wanted wanted,
            List<String> ids,
            Caller caller,
            FetchedRow.Surroundings around)
            throws SQLException {
        EntityType type = wanted.type();
        Scopes scopes = Scopes.of(caller, type);
        int size = Scopes.padded(ids.size());
        Shape shape = new Shape(
                metadata.generation(),
                Shape.Kind.RECORDS,
                type.name(),
                scopes,
                "",
                List.of(wanted.fields(), wanted.include()),
                size + (wanted.anywhere() ? " anywhere" : ""));
        RecordsPlan plan = session.plans()
                .plan(shape, caller, RecordsPlan.class, () -> compile(metadata, wanted, scopes, size, caller));
        Arguments arguments = session.arguments(caller).ids(ids);
        List<FetchedRow> rows = new ArrayList<>(ids.size());
        try (PreparedStatement statement = plan.sql().prepare(connection, arguments);
                ResultSet result = statement.executeQuery()) {
            while (result.next()) {
                rows.add(plan.shape().read(result, around));
            }
        }
        return rows;
    }

    private RecordsPlan compile(Metadata metadata, Wanted wanted, Scopes scopes, int size, Caller caller) {
        Compilation compilation = session.compilation(metadata, caller);
        RowShape shape =
                RowShape.of(wanted.type(), wanted.fields(), wanted.include(), wanted.anywhere(), session.dialect());
        TableColumns table = new TableColumns(wanted.type(), "t");
        Condition place = wanted.anywhere() ? DSL.noCondition() : table.live();
        Sql sql = compilation.render(DSL.select(shape.select(table))
                .from(table.table())
                .where(table.id().in(ids(0, size)).and(place).and(scopes.whole(table))));
        return new RecordsPlan(sql, shape, compilation.joined());
    }

    /** Titles of those of {@code refs} that the caller may see, by id. */
    Map<UUID, String> titles(Collection<Ref> refs, Caller caller) {
        Map<UUID, String> titles = new HashMap<>();
        if (!refs.isEmpty()) {
            session.read(connection -> {
                titles(connection, session.metadata(), Set.copyOf(refs), caller, titles);
                return titles;
            });
        }
        return titles;
    }

    private void titles(
            Connection connection, Metadata metadata, Set<Ref> refs, Caller caller, Map<UUID, String> titles)
            throws SQLException {
        Map<String, List<String>> targets = visible(metadata, refs, caller);
        if (targets.isEmpty()) {
            return;
        }
        StringBuilder rest = new StringBuilder();
        List<String> ids = new ArrayList<>();
        targets.forEach((entity, wanted) -> {
            int size = Scopes.padded(wanted.size());
            Scopes scopes = Scopes.of(caller, metadata.entity(entity));
            rest.append(entity)
                    .append(' ')
                    .append(size)
                    .append(' ')
                    .append(scopes)
                    .append(';');
            for (int i = 0; i < size; i++) {
                ids.add(wanted.get(Math.min(i, wanted.size() - 1)));
            }
        });
        Shape shape = new Shape(
                metadata.generation(),
                Shape.Kind.TITLES,
                "",
                new Scopes(Access.ALL, 0),
                "",
                List.of(),
                rest.toString());
        StatementPlan plan = session.plans()
                .plan(shape, caller, StatementPlan.class, () -> compileTitles(metadata, targets, caller));
        ColumnReader id = ColumnReader.id(session.dialect());
        try (PreparedStatement statement =
                        plan.sql().prepare(connection, session.arguments(caller).ids(ids));
                ResultSet result = statement.executeQuery()) {
            while (result.next()) {
                if (id.read(result, 1) instanceof UUID found) {
                    titles.put(found, Optional.ofNullable(result.getString(2)).orElse(""));
                }
            }
        }
    }

    private StatementPlan compileTitles(Metadata metadata, Map<String, List<String>> targets, Caller caller) {
        Compilation compilation = session.compilation(metadata, caller);
        Select<Record2<Object, Object>> all = null;
        int from = 0;
        for (Map.Entry<String, List<String>> target : targets.entrySet()) {
            EntityType type = metadata.entity(target.getKey());
            TableColumns table = new TableColumns(type, "t");
            int size = Scopes.padded(target.getValue().size());
            Condition wanted = table.id().in(ids(from, size)).and(table.live());
            Select<Record2<Object, Object>> some = DSL.select(
                            table.id(),
                            table.column(StandardFields.TITLE.columns().value()))
                    .from(table.table())
                    .where(wanted.and(Scopes.of(caller, type).whole(table)));
            all = all == null ? some : all.unionAll(some);
            from += size;
        }
        if (all == null) {
            throw new IllegalArgumentException("no targets");
        }
        return new StatementPlan(compilation.render(all), compilation.joined());
    }

    static List<Field<Object>> ids(int from, int size) {
        List<Field<Object>> binds = new ArrayList<>(size);
        for (int i = from; i < from + size; i++) {
            int index = i;
            binds.add(Bind.of(arguments -> arguments.id(index)));
        }
        return binds;
    }

    /** Ids by record type, of types that are there and of which the caller may read something. */
    static Map<String, List<String>> visible(Metadata metadata, Set<Ref> refs, Caller caller) {
        Map<String, List<String>> targets = new TreeMap<>();
        for (Ref ref : refs) {
            targets.computeIfAbsent(ref.entity(), entity -> new ArrayList<>())
                    .add(ref.id().toString());
        }
        targets.keySet()
                .removeIf(entity -> metadata.known(entity)
                        .filter(metadata::available)
                        .filter(type -> Scopes.of(caller, type).access() != Access.NONE)
                        .isEmpty());
        return targets;
    }
}
