package org.kartera.records.internal.computed;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.record.Ref;
import org.kartera.records.internal.pipeline.Sql;
import org.kartera.records.internal.pipeline.StoredField;
import org.kartera.records.metadata.EntityType;
import org.kartera.records.metadata.FieldType;

/** What the records have that others refer to, as far as formulas read it: one statement for each reference, however many records. */
final class Related {
    static final Related NONE = new Related();

    private final Map<String, Map<UUID, Map<String, @Nullable Object>>> byWay = new HashMap<>();

    private Related() {}

    /** What lies behind one reference. */
    private record Stop(EntityType type, FieldType reference, String before, Set<FieldType> fields) {}

    /** Reads what {@code routes} lead to from {@code subjects}, in the unit of work of this thread. */
    static Related read(Sql sql, Collection<Route> routes, Collection<? extends Subject> subjects) {
        Map<String, Stop> stops = new LinkedHashMap<>();
        for (Route route : routes) {
            for (int count = 1; count <= route.hops().size(); count++) {
                Route.Hop hop = route.hops().get(count - 1);
                boolean last = count == route.hops().size();
                stops.computeIfAbsent(
                                route.way(count),
                                way -> new Stop(hop.to(), hop.reference(), before(way), new LinkedHashSet<>()))
                        .fields()
                        .add(last ? route.end() : route.hops().get(count).reference());
            }
        }
        Related related = new Related();
        stops.forEach((way, stop) -> related.byWay.put(way, rows(sql, stop, related.ids(stop, subjects))));
        return related;
    }

    /** The way without its last reference. */
    private static String before(String way) {
        return way.substring(0, way.lastIndexOf('>', way.length() - 2) + 1);
    }

    private Set<UUID> ids(Stop stop, Collection<? extends Subject> subjects) {
        Set<UUID> ids = new LinkedHashSet<>();
        if (stop.before().isEmpty()) {
            subjects.forEach(subject -> add(subject.value(stop.reference()), ids));
        } else {
            Objects.requireNonNull(byWay.get(stop.before()))
                    .values()
                    .forEach(row -> add(row.get(stop.reference().name()), ids));
        }
        return ids;
    }

    private static void add(@Nullable Object value, Set<UUID> ids) {
        if (value instanceof Ref ref) {
            ids.add(ref.id());
        }
    }

    private static Map<UUID, Map<String, @Nullable Object>> rows(Sql sql, Stop stop, Set<UUID> ids) {
        List<StoredField> fields = stop.fields().stream().map(StoredField::of).toList();
        List<String> columns = new ArrayList<>();
        columns.add("id");
        fields.forEach(field -> columns.addAll(field.columns()));
        Map<UUID, Map<String, @Nullable Object>> rows = new HashMap<>();
        sql.selectIn(
                "select " + String.join(", ", columns) + " from " + stop.type().table() + " where id in (%s)",
                List.of(),
                ids,
                row -> {
                    Map<String, @Nullable Object> values = new HashMap<>();
                    int column = 2;
                    for (StoredField field : fields) {
                        values.put(field.field().name(), field.value(row, column));
                        column += field.columns().size();
                    }
                    return rows.put(Objects.requireNonNull(Sql.id(row.getString(1))), values);
                });
        return rows;
    }

    /** The value at the end of {@code route}; null where the way ends before. */
    @Nullable
    Object value(Subject subject, Route route) {
        if (route.hops().isEmpty()) {
            return subject.value(route.end());
        }
        Object at = subject.value(route.hops().get(0).reference());
        for (int count = 1; count <= route.hops().size(); count++) {
            Map<String, @Nullable Object> row = at instanceof Ref ref
                    ? byWay.getOrDefault(route.way(count), Map.of()).get(ref.id())
                    : null;
            if (row == null) {
                return null;
            }
            boolean last = count == route.hops().size();
            at = row.get((last ? route.end() : route.hops().get(count).reference()).name());
        }
        return at;
    }
}
