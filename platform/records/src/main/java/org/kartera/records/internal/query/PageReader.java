package org.kartera.records.internal.query;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
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
    private final Leading leading;
    private final Cursors cursors;

    PageReader(Session session, RecordLookup records, Cursors cursors) {
        this.session = session;
        this.records = records;
        this.narrowing = new Narrowing(session);
        this.leading = new Leading(session);
        this.cursors = cursors;
    }

    Page page(Query query, Caller caller) {
        PageRequest request = request(query, caller);
        return session.read(connection -> read(connection, request));
    }

    List<UUID> ids(Query query, Caller caller) {
        PageRequest request = request(query, caller);
        StatementPlan plan = session.plans()
                .plan(request.shape(Shape.Kind.IDS, query.limit()), caller, StatementPlan.class, () -> {
                    Compilation compilation = session.compilation(request.metadata(), caller);
                    return request.compiler(compilation).ids(request.keyset(compilation), query.limit());
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

    private PageRequest request(Query query, Caller caller) {
        Metadata metadata = session.metadata();
        EntityType type = metadata.entity(query.entity());
        Scopes scopes = Session.scopes(caller, type);
        String words = Folding.fold(query.q());
        String searched = words == null ? "" : words.replace("\0", "");
        Filter filter = narrowing.narrowed(metadata, type, query.filter(), caller);
        return new PageRequest(query, filter, caller, metadata, type, scopes, searched, cursors.open(query), Lead.NONE);
    }

    private PagePlan compile(PageRequest request) {
        Query query = request.query();
        Compilation compilation = session.compilation(request.metadata(), request.caller());
        RowShape shape = RowShape.of(request.type(), query.fields(), query.include(), query.bin(), session.dialect());
        return request.compiler(compilation).page(shape, request.keyset(compilation), query.limit() + 1);
    }

    private Page read(Connection connection, PageRequest request) throws SQLException {
        Query query = request.query();
        FetchedRow.Surroundings around = new FetchedRow.Surroundings();
        Leading.Way way = leading.way(request);
        Page.Total counted = way != null && request.filtered() ? count(connection, request, Query.Count.CAPPED) : null;
        // Few records that a filter leaves are found by it sooner than along the order.
        Rows rows = way == null || (counted != null && counted.exact())
                ? rows(connection, request, around)
                : led(connection, request, leading.lead(connection, request, way), around);
        records.surround(connection, request.metadata(), rows.rows(), query.include(), request.caller(), around);
        return new Page(List.copyOf(rows.rows()), rows.next(), total(connection, request, rows, counted));
    }

    private record Rows(List<FetchedRow> rows, @Nullable String next) {}

    /** Whoever wrote in between may have left fewer records up to the bound than a page has; then it is read without. */
    private Rows led(Connection connection, PageRequest request, Lead lead, FetchedRow.Surroundings around)
            throws SQLException {
        Rows rows = rows(connection, request.led(lead), around);
        return rows.next() == null && lead.bound() != Lead.Bound.NONE ? rows(connection, request, around) : rows;
    }

    private Rows rows(Connection connection, PageRequest request, FetchedRow.Surroundings around) throws SQLException {
        Query query = request.query();
        PagePlan plan = session.plans()
                .plan(
                        request.shape(Shape.Kind.PAGE, query.limit() + 1),
                        request.caller(),
                        PagePlan.class,
                        () -> compile(request));
        List<FetchedRow> rows = new ArrayList<>(Math.min(query.limit(), 64));
        try (PreparedStatement statement = plan.sql().prepare(connection, request.arguments(session));
                ResultSet result = statement.executeQuery()) {
            List<@Nullable String> last = List.of();
            while (result.next()) {
                if (rows.size() == query.limit()) {
                    return new Rows(rows, cursors.seal(query, last));
                }
                rows.add(plan.shape().read(result, around));
                if (rows.size() == query.limit()) {
                    last = keys(result, plan);
                }
            }
        }
        return new Rows(rows, null);
    }

    private static List<@Nullable String> keys(ResultSet result, PagePlan plan) throws SQLException {
        List<@Nullable String> keys = new ArrayList<>(plan.keys().size());
        int column = plan.shape().width();
        for (SortKey key : plan.keys()) {
            keys.add(key.type().read(result, column++));
        }
        return keys;
    }

    private Page.@Nullable Total total(
            Connection connection, PageRequest request, Rows rows, Page.@Nullable Total counted) throws SQLException {
        Query query = request.query();
        if (query.count() == Query.Count.NONE) {
            return null;
        } else if (query.after() == null && rows.next() == null) {
            return new Page.Total(rows.rows().size(), true);
        }
        return counted != null && query.count() == Query.Count.CAPPED
                ? counted
                : count(connection, request, query.count());
    }

    private Page.Total count(Connection connection, PageRequest request, Query.Count how) throws SQLException {
        int limit = how == Query.Count.CAPPED ? COUNTED + 1 : 0;
        PageRequest whole = request.whole();
        StatementPlan plan = session.plans()
                .plan(
                        whole.shape(Shape.Kind.COUNT, limit),
                        request.caller(),
                        StatementPlan.class,
                        () -> whole.compiler(session.compilation(request.metadata(), request.caller()))
                                .count(limit));
        try (PreparedStatement statement = plan.sql().prepare(connection, whole.arguments(session));
                ResultSet result = statement.executeQuery()) {
            result.next();
            long value = result.getLong(1);
            return limit > 0 && value > COUNTED ? new Page.Total(COUNTED, false) : new Page.Total(value, true);
        }
    }
}
