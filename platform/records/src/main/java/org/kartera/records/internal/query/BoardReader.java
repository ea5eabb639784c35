package org.kartera.records.internal.query;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kartera.persistence.Dialect;
import org.kartera.platform.Caller;
import org.kartera.platform.CrmException;
import org.kartera.platform.StandardError;
import org.kartera.platform.record.FieldKind;
import org.kartera.platform.record.GroupQuery;
import org.kartera.platform.record.Ref;
import org.kartera.records.internal.total.BoardLayout;
import org.kartera.records.metadata.EntityType;
import org.kartera.records.metadata.FieldType;
import org.kartera.records.metadata.Metadata;

/**
 * Reads totals of boards from what is rolled up, without reading the records. Nothing where something else was asked, where the roll-up is not made for
 * the fields of now, and inside of a transaction that writes, which on Derby would wait for the fold that waits for it. For any thread.
 */
final class BoardReader {
    /** How often a read is repeated because of a fold in its midst. */
    private static final int ATTEMPTS = 3;

    private final Session session;

    BoardReader(Session session) {
        this.session = session;
    }

    /** Totals by their key. */
    record Found(GroupKey key, Map<List<@Nullable Object>, GroupTotals> totals) {}

    Optional<Found> find(Connection connection, Metadata metadata, GroupQuery query, Scopes scopes, Caller caller)
            throws SQLException {
        EntityType type = metadata.entity(query.entity());
        if (session.writing() || !BoardCompiler.answers(query, type)) {
            return Optional.empty();
        }
        Shape shape = new Shape(
                metadata.generation(),
                Shape.Kind.BOARD,
                type.name(),
                scopes,
                "",
                List.of(query.by()),
                query.measures().toString());
        BoardPlan plan = session.plans()
                .plan(
                        shape,
                        caller,
                        BoardPlan.class,
                        () -> new BoardCompiler(session.compilation(metadata, caller), type, scopes, query).compile());
        Arguments arguments = session.arguments(caller);
        return session.dialect() == Dialect.DERBY
                ? betweenFolds(connection, type, plan, arguments)
                : totals(connection, plan, arguments);
    }

    /** A statement of Derby sees what is committed while it runs: with a fold in its midst it could count something twice or not at all. */
    private static Optional<Found> betweenFolds(
            Connection connection, EntityType type, BoardPlan plan, Arguments arguments) throws SQLException {
        long before = folds(connection, type, arguments);
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Optional<Found> found = totals(connection, plan, arguments);
            long after = folds(connection, type, arguments);
            if (before == after) {
                return found;
            }
            before = after;
        }
        return Optional.empty();
    }

    /** A number that grows with each fold; waits for the end of one that is under way. */
    private static long folds(Connection connection, EntityType type, Arguments arguments) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("select folds from records_total_state where entity = ?")) {
            statement.setQueryTimeout(arguments.timeout());
            statement.setString(1, type.name());
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? row.getLong(1) : -1;
            }
        }
    }

    private static Optional<Found> totals(Connection connection, BoardPlan plan, Arguments arguments)
            throws SQLException {
        Map<List<@Nullable Object>, GroupTotals> totals = new LinkedHashMap<>();
        boolean made = false;
        try (PreparedStatement statement = plan.sql().prepare(connection, arguments);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                String measure = row.getString(2);
                if (measure.equals(BoardCompiler.FOREIGN)) {
                    return Optional.empty();
                } else if (measure.equals(BoardCompiler.STATE)) {
                    made = true;
                } else {
                    List<@Nullable Object> key =
                            Collections.singletonList(key(plan.key().path().field(), row.getString(1)));
                    add(
                            totals.computeIfAbsent(key, each -> new GroupTotals(plan.measures(), plan.measured())),
                            measure,
                            row,
                            plan);
                }
            }
        }
        totals.values().removeIf(each -> each.count() == 0);
        if (totals.size() > GroupCompiler.MAX_GROUPS) {
            throw new CrmException(StandardError.TOO_MANY_ITEMS, GroupCompiler.MAX_GROUPS);
        }
        return made ? Optional.of(new Found(plan.key(), totals)) : Optional.empty();
    }

    private static @Nullable Object key(FieldType field, String value) {
        if (value.isEmpty()) {
            return null;
        }
        return field.reference() ? new Ref(field.refs().get(0), UUID.fromString(value)) : value;
    }

    private static void add(GroupTotals totals, String measure, ResultSet row, BoardPlan plan) throws SQLException {
        if (measure.isEmpty()) {
            totals.add(row.getLong(4));
            return;
        }
        for (int i = 0; i < plan.measured().size(); i++) {
            FieldType field = plan.measured().get(i);
            if (measure.startsWith(BoardLayout.inCurrency(field.name(), ""))) {
                totals.addCompany(
                        i,
                        row.getString(3),
                        row.getBigDecimal(5).setScale(0, RoundingMode.UNNECESSARY),
                        row.getLong(4));
            } else if (field.name().equals(measure)) {
                boolean whole = field.kind() == FieldKind.MONEY || field.kind() == FieldKind.DURATION;
                BigDecimal sum = row.getBigDecimal(5);
                totals.add(
                        i, row.getString(3), whole ? sum.setScale(0, RoundingMode.UNNECESSARY) : sum, row.getLong(4));
            }
        }
    }
}
