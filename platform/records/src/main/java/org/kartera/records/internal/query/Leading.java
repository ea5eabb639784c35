package org.kartera.records.internal.query;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kartera.persistence.Dialect;
import org.kartera.platform.Access;
import org.kartera.records.internal.mapping.DerivedIndexes;

/**
 * Spares Derby from sorting a whole table for a page. Where an index has the order of the first key, the page is read along it; with more keys, it is
 * asked first how far the page reaches by its first key, so that only so many records are sorted. PostgreSQL does both by itself. For any thread.
 */
final class Leading {
    private final Session session;

    Leading(Session session) {
        this.session = session;
    }

    /** The way of a request along an index. */
    record Way(SortKey first, String index, boolean alone) {}

    /** How {@code request} could be led; null where it cannot, or Derby finds the way itself. */
    @Nullable
    Way way(PageRequest request) {
        if (session.dialect() != Dialect.DERBY
                || !request.words().isEmpty()
                || request.query().bin()) {
            return null;
        }
        List<SortKey> keys = request.keyset(session.compilation(request.metadata(), request.caller()))
                .keys();
        SortKey first = keys.get(0);
        if (first.identity()
                || keys.stream().anyMatch(SortKey::computed)
                || first.path().currency()) {
            return null;
        }
        boolean alone =
                keys.size() == 2 && keys.get(1).identity() && keys.get(1).descending() == first.descending();
        Optional<String> index =
                DerivedIndexes.inOrder(request.type(), first.path().field(), first.descending());
        return index.isEmpty() || (alone && !request.filtered()) ? null : new Way(first, index.get(), alone);
    }

    /** How a request of which many records are left by its filter is led along {@code way}. */
    Lead lead(Connection connection, PageRequest request, Way way) throws SQLException {
        // The ranges of teams and owners have indexes of their own, which it finds.
        String index = request.scopes().access() == Access.ALL ? way.index() : "";
        return way.alone() ? new Lead(index, Lead.Bound.NONE, null) : bound(connection, request, way.first(), index);
    }

    /** The first key of the last of so many records that are behind the first key of the page before. */
    private Lead bound(Connection connection, PageRequest request, SortKey first, String index) throws SQLException {
        List<@Nullable String> last =
                request.last().isEmpty() ? request.last() : request.last().subList(0, 1);
        boolean onlyEmptyLeft = !last.isEmpty() && last.get(0) == null && !first.descending();
        if (onlyEmptyLeft) {
            return Lead.NONE;
        }
        int limit = request.query().limit() + 1;
        Lead along = new Lead(index, Lead.Bound.NONE, null);
        PageRequest led = request.led(along);
        StatementPlan plan = session.plans()
                .plan(led.shape(Shape.Kind.BOUND, limit), request.caller(), StatementPlan.class, () -> {
                    Compilation compilation = session.compilation(request.metadata(), request.caller());
                    return led.compiler(compilation).ids(new Keyset(List.of(first), last, along), limit);
                });
        try (PreparedStatement statement = plan.sql().prepare(connection, led.arguments(session));
                ResultSet result = statement.executeQuery()) {
            int rows = 0;
            String value = null;
            while (result.next()) {
                rows++;
                value = first.type().read(result, 2);
            }
            return rows < limit ? Lead.NONE : upTo(index, value, first);
        }
    }

    private static Lead upTo(String index, @Nullable String value, SortKey first) {
        if (value != null) {
            return new Lead(index, Lead.Bound.VALUE, value);
        }
        return first.descending() ? new Lead(index, Lead.Bound.EMPTY, null) : Lead.NONE;
    }
}
