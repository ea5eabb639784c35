package org.kartera.records.internal.query;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.Caller;
import org.kartera.platform.record.Filter;
import org.kartera.platform.record.Page;
import org.kartera.platform.record.Query;
import org.kartera.records.metadata.EntityType;
import org.kartera.records.metadata.Folding;
import org.kartera.records.metadata.Metadata;

/** Reads pages: rows, cursor, count. For any thread. */
final class PageReader {
    /** Counting stops behind it. */
    static final int COUNTED = 1_000;

    private final Session session;
    private final RecordLookup records;
    private final Narrowing narrowing;
    private final Cursors cursors;

    PageReader(Session session, RecordLookup records, Cursors cursors) {
        this.session = session;
        this.records = records;
        this.narrowing = new Narrowing(session);
        this.cursors = cursors;
    }

    Page page(Query query, Caller caller) {
        Request request = request(query, caller);
        PagePlan plan = session.plans()
                .plan(
                        request.shape(Shape.Kind.PAGE, query.limit() + 1),
                        caller,
                        PagePlan.class,
                        () -> compile(request));
        return session.read(connection -> read(connection, request, plan));
    }

    List<UUID> ids(Query query, Caller caller) {
        Request request = request(query, caller);
        StatementPlan plan = session.plans()
                .plan(request.shape(Shape.Kind.IDS, query.limit()), caller, StatementPlan.class, () -> {
                    Compilation compilation = session.compilation(request.metadata(), caller);
                    List<SortKey> keys = SortKey.parse(compilation, request.type(), query.sort());
                    checkCursor(keys, request);
                    return compiler(compilation, request).ids(keys, request.last(), query.limit());
                });
        ColumnReader id = ColumnReader.id(session.dialect());
        return session.read(connection -> {
            List<UUID> ids = new ArrayList<>();
            try (PreparedStatement statement = plan.sql().prepare(connection, request.arguments(session));
                    ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    if (id.read(result, 1) instanceof UUID found) {
                        ids.add(found);
                    }
                }
            }
            return ids;
        });
    }

    /** A query, looked at once; {@code filter} is what became of its filter. */
    private record Request(
            Query query,
            Filter filter,
            Caller caller,
            Metadata metadata,
            EntityType type,
            Scopes scopes,
            String words,
            List<@Nullable String> last) {
        Shape shape(Shape.Kind kind, int limit) {
            StringBuilder rest = new StringBuilder()
                    .append(limit)
                    .append(query.bin() ? 'b' : 'l')
                    .append(words.isEmpty() ? ' ' : 'q');
            last.forEach(key -> rest.append(key == null ? '0' : '1'));
            return new Shape(
                    metadata.generation(),
                    kind,
                    type.name(),
                    scopes,
                    Shape.of(filter),
                    kind == Shape.Kind.PAGE
                            ? List.of(query.sort(), query.fields(), query.include())
                            : kind == Shape.Kind.IDS ? List.of(query.sort()) : List.of(),
                    rest.toString());
        }

        Arguments arguments(Session session) {
            return session.arguments(caller).filter(filter, words).after(last);
        }
    }

    private Request request(Query query, Caller caller) {
        Metadata metadata = session.metadata();
        EntityType type = metadata.entity(query.entity());
        Scopes scopes = Session.scopes(caller, type);
        String words = Folding.fold(query.q());
        String searched = words == null ? "" : words.replace("\0", "");
        Filter filter = narrowing.narrowed(metadata, type, query.filter(), caller);
        return new Request(query, filter, caller, metadata, type, scopes, searched, cursors.open(query));
    }

    private PagePlan compile(Request request) {
        Query query = request.query();
        Compilation compilation = session.compilation(request.metadata(), request.caller());
        RowShape shape = RowShape.of(request.type(), query.fields(), query.include(), query.bin(), session.dialect());
        List<SortKey> keys = SortKey.parse(compilation, request.type(), query.sort());
        checkCursor(keys, request);
        return compiler(compilation, request).page(shape, keys, request.last(), query.limit() + 1);
    }

    /** The signature holds, but the metadata may have changed since. */
    private static void checkCursor(List<SortKey> keys, Request request) {
        if (!request.last().isEmpty() && request.last().size() != keys.size()) {
            throw Cursors.malformed();
        }
    }

    private static PageCompiler compiler(Compilation compilation, Request request) {
        Query query = request.query();
        SelectionCompiler selection = new SelectionCompiler(
                compilation,
                request.type(),
                request.scopes(),
                request.filter(),
                !request.words().isEmpty(),
                query.bin());
        return new PageCompiler(compilation, selection);
    }

    private Page read(Connection connection, Request request, PagePlan plan) throws SQLException {
        Query query = request.query();
        FetchedRow.Surroundings around = new FetchedRow.Surroundings(new HashMap<>(), new HashMap<>());
        List<FetchedRow> rows = new ArrayList<>(Math.min(query.limit(), 64));
        String next = null;
        try (PreparedStatement statement = plan.sql().prepare(connection, request.arguments(session));
                ResultSet result = statement.executeQuery()) {
            List<@Nullable String> last = List.of();
            while (result.next()) {
                if (rows.size() == query.limit()) {
                    next = cursors.seal(query, last);
                    break;
                }
                rows.add(plan.shape().read(result, around));
                if (rows.size() == query.limit()) {
                    last = keys(result, plan);
                }
            }
        }
        records.surround(connection, request.metadata(), rows, query.include(), request.caller(), around);
        Page.Total total = query.after() == null && next == null && query.count() != Query.Count.NONE
                ? new Page.Total(rows.size(), true)
                : count(connection, request);
        return new Page(List.copyOf(rows), next, total);
    }

    private static List<@Nullable String> keys(ResultSet result, PagePlan plan) throws SQLException {
        List<@Nullable String> keys = new ArrayList<>(plan.keys().size());
        int column = plan.shape().width();
        for (SortKey key : plan.keys()) {
            keys.add(key.type().read(result, column++));
        }
        return keys;
    }

    private Page.@Nullable Total count(Connection connection, Request request) throws SQLException {
        Query.Count how = request.query().count();
        if (how == Query.Count.NONE) {
            return null;
        }
        int limit = how == Query.Count.CAPPED ? COUNTED + 1 : 0;
        Request whole = new Request(
                request.query(),
                request.filter(),
                request.caller(),
                request.metadata(),
                request.type(),
                request.scopes(),
                request.words(),
                List.of());
        StatementPlan plan = session.plans()
                .plan(
                        whole.shape(Shape.Kind.COUNT, limit),
                        request.caller(),
                        StatementPlan.class,
                        () -> compiler(session.compilation(request.metadata(), request.caller()), request)
                                .count(limit));
        try (PreparedStatement statement = plan.sql().prepare(connection, whole.arguments(session));
                ResultSet result = statement.executeQuery()) {
            result.next();
            long value = result.getLong(1);
            return limit > 0 && value > COUNTED ? new Page.Total(COUNTED, false) : new Page.Total(value, true);
        }
    }
}
