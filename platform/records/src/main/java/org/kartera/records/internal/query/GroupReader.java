package org.kartera.records.internal.query;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.Caller;
import org.kartera.platform.CrmException;
import org.kartera.platform.StandardError;
import org.kartera.platform.record.FieldKind;
import org.kartera.platform.record.GeoPoint;
import org.kartera.platform.record.Group;
import org.kartera.platform.record.GroupQuery;
import org.kartera.platform.record.Ref;
import org.kartera.records.metadata.EntityType;
import org.kartera.records.metadata.Folding;
import org.kartera.records.metadata.Labels;
import org.kartera.records.metadata.Metadata;

/**
 * Reads totals. Groups come in the order of their keys: dates by time, choices as declared,
 * references as their record type is ordered, all else by label; those without a value last. For any thread.
 */
final class GroupReader {
    private final Session session;
    private final RecordLookup records;
    private final ReferenceOrder references;
    private final Narrowing narrowing;
    private final BoardReader board;
    private final Labels labels;

    GroupReader(Session session, RecordLookup records, Labels labels) {
        this.session = session;
        this.records = records;
        this.references = new ReferenceOrder(session);
        this.narrowing = new Narrowing(session);
        this.board = new BoardReader(session);
        this.labels = labels;
    }

    List<Group> groups(GroupQuery asked, Caller caller) {
        Metadata metadata = session.metadata();
        EntityType type = metadata.entity(asked.entity());
        Scopes scopes = Session.scopes(caller, type);
        return session.read(connection -> {
            Optional<BoardReader.Found> rolledUp = board.find(connection, metadata, asked, scopes, caller);
            return rolledUp.isPresent()
                    ? named(rolledUp.get().totals(), List.of(rolledUp.get().key()), caller)
                    : counted(metadata, asked, scopes, caller);
        });
    }

    /** From the records themselves. */
    private List<Group> counted(Metadata metadata, GroupQuery asked, Scopes scopes, Caller caller) {
        EntityType type = metadata.entity(asked.entity());
        GroupQuery query = new GroupQuery(
                asked.entity(),
                narrowing.narrowed(metadata, type, asked.filter(), caller),
                asked.by(),
                asked.measures());
        Shape shape = new Shape(
                metadata.generation(),
                Shape.Kind.GROUPS,
                type.name(),
                scopes,
                Shape.of(query.filter()),
                List.of(query.by()),
                query.measures() + caller.zone().getId());
        GroupPlan plan = session.plans()
                .plan(
                        shape,
                        caller,
                        GroupPlan.class,
                        () -> new GroupCompiler(session.compilation(metadata, caller), type, scopes, query).compile());
        Arguments arguments = session.arguments(caller).filter(query.filter(), "");
        return session.read(connection -> named(totals(connection, plan, arguments), plan.keys(), caller));
    }

    private Map<List<@Nullable Object>, GroupTotals> totals(Connection connection, GroupPlan plan, Arguments arguments)
            throws SQLException {
        List<ColumnReader> readers =
                plan.keys().stream().map(key -> key.reader(session.dialect())).toList();
        Map<List<@Nullable Object>, GroupTotals> totals = new LinkedHashMap<>();
        try (PreparedStatement statement = plan.sql().prepare(connection, arguments);
                ResultSet row = statement.executeQuery()) {
            int found = 0;
            while (row.next()) {
                if (++found > GroupCompiler.MAX_GROUPS) {
                    throw new CrmException(StandardError.TOO_MANY_ITEMS, GroupCompiler.MAX_GROUPS);
                }
                int column = 1;
                List<@Nullable Object> keys = new ArrayList<>(readers.size());
                for (int i = 0; i < readers.size(); i++) {
                    keys.add(readers.get(i).read(row, column));
                    column += plan.keys().get(i).width();
                }
                add(
                        totals.computeIfAbsent(keys, key -> new GroupTotals(plan.measures(), plan.measured())),
                        row,
                        column,
                        plan);
            }
        }
        return totals;
    }

    private static void add(GroupTotals totals, ResultSet row, int first, GroupPlan plan) throws SQLException {
        int measures = plan.measures().size();
        List<String> currencies = new ArrayList<>(measures);
        int column = first;
        for (int i = 0; i < measures; i++) {
            String currency = plan.measured().get(i).kind() == FieldKind.MONEY ? row.getString(column++) : null;
            currencies.add(currency == null ? "" : currency);
        }
        totals.add(row.getLong(column++));
        for (int i = 0; i < measures; i++) {
            BigDecimal value = row.getBigDecimal(column++);
            totals.add(i, currencies.get(i), value, row.getLong(column++));
            if (GroupTotals.inCompanyCurrency(
                    plan.measures().get(i), plan.measured().get(i))) {
                BigDecimal company = row.getBigDecimal(column++);
                totals.addCompany(i, currencies.get(i), company, row.getLong(column++));
            }
        }
    }

    private List<Group> named(Map<List<@Nullable Object>, GroupTotals> totals, List<GroupKey> by, Caller caller) {
        Set<Ref> refs = new LinkedHashSet<>();
        totals.keySet().forEach(keys -> keys.forEach(key -> RowShape.give(key, refs::add)));
        Map<UUID, String> titles = refs.isEmpty() ? new HashMap<>() : records.titles(refs, caller);
        Currency own = session.currency();
        List<Group> groups = new ArrayList<>(totals.size());
        totals.forEach((keys, total) -> {
            List<String> names = new ArrayList<>(keys.size());
            for (int i = 0; i < keys.size(); i++) {
                names.add(label(by.get(i), keys.get(i), titles, caller));
            }
            groups.add(new Group(keys, names, total.count(), total.values(), total.company(own)));
        });
        groups.sort(order(by, references.places(refs, caller)));
        return groups;
    }

    private String label(GroupKey key, @Nullable Object value, Map<UUID, String> titles, Caller caller) {
        if (value == null) {
            return "";
        } else if (value instanceof Ref ref) {
            return titles.getOrDefault(ref.id(), "");
        } else if (value instanceof BigDecimal number) {
            return number.toPlainString();
        } else if (value instanceof GeoPoint point) {
            return point.latitude() + ", " + point.longitude();
        }
        String text = value.toString();
        return key.path()
                .field()
                .choice(text)
                .map(choice -> labels.choice(key.owner(), key.path().field(), choice, caller.locale()))
                .orElse(text);
    }

    private static Comparator<Group> order(List<GroupKey> keys, Map<UUID, Integer> places) {
        Comparator<Group> order = Comparator.comparing(group -> 0);
        for (int i = 0; i < keys.size(); i++) {
            int place = i;
            GroupKey key = keys.get(i);
            order = order.thenComparing(group -> group.keys().get(place) == null)
                    .thenComparing((one, other) -> compare(key, place, one, other, places));
        }
        return order;
    }

    private static int compare(GroupKey key, int place, Group one, Group other, Map<UUID, Integer> places) {
        Object left = one.keys().get(place);
        Object right = other.keys().get(place);
        if (left == null || right == null) {
            return 0;
        } else if (!key.path().field().choices().isEmpty()) {
            return Integer.compare(rank(key, left), rank(key, right));
        } else if (!(left instanceof String) && left instanceof Comparable<?> && left.getClass() == right.getClass()) {
            return natural(left, right);
        }
        int byPlace = Integer.compare(rank(left, places), rank(right, places));
        if (byPlace != 0) {
            return byPlace;
        }
        int byLabel =
                folded(one.labels().get(place)).compareTo(folded(other.labels().get(place)));
        return byLabel != 0 ? byLabel : left.toString().compareTo(right.toString());
    }

    @SuppressWarnings("unchecked") // both are of one class, which is Comparable
    private static int natural(Object left, Object right) {
        return ((Comparable<Object>) left).compareTo(right);
    }

    private static int rank(GroupKey key, Object value) {
        return key.path()
                .field()
                .choice(value.toString())
                .map(choice -> key.path().field().choices().indexOf(choice))
                .orElse(Integer.MAX_VALUE);
    }

    private static int rank(Object value, Map<UUID, Integer> places) {
        return value instanceof Ref ref ? places.getOrDefault(ref.id(), Integer.MAX_VALUE) : 0;
    }

    private static String folded(String label) {
        String folded = Folding.fold(label);
        return folded == null ? "" : folded;
    }
}
