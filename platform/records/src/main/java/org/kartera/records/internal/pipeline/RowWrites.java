package org.kartera.records.internal.pipeline;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kartera.events.Entry;
import org.kartera.platform.Caller;
import org.kartera.platform.record.Change;
import org.kartera.platform.record.Ref;
import org.kartera.records.internal.pipeline.InboundReferences.Referrer;
import org.kartera.records.metadata.EntityType;
import org.kartera.records.metadata.FieldType;
import org.kartera.records.metadata.Metadata.Inbound;
import org.kartera.records.metadata.StandardFields;

/**
 * Writes rows of any record type without making objects of them, its Java class being here or not: into the recycle bin, out of it, out of existence, and
 * references that are emptied. Each row written counts its version up and has its entry in the feed.
 */
final class RowWrites {
    private final Sql sql;
    private final ValueRows values;
    private final Follow follow;
    private final FeedEntries feed;

    RowWrites(Sql sql, ValueRows values, Follow follow, FeedEntries feed) {
        this.sql = sql;
        this.values = values;
        this.follow = follow;
        this.feed = feed;
    }

    /** Puts rows into the recycle bin; {@code roots} says with which deleted record each of them goes, if not by itself. */
    void delete(EntityType type, Collection<RowHead> rows, Map<UUID, UUID> roots, Caller caller, Instant now) {
        follow.leave(type, ids(rows));
        bin(type, rows, roots, now, caller, now);
        append(Change.Kind.DELETE, rows, caller, Map.of("deletedAt", Arrays.asList(null, now.toString())));
    }

    /** Takes rows out of the recycle bin. */
    void restore(EntityType type, Collection<RowHead> rows, Caller caller, Instant now) {
        follow.enter(type, ids(rows));
        bin(type, rows, Map.of(), null, caller, now);
        List<Entry> entries = new ArrayList<>();
        for (RowHead row : rows) {
            Map<String, Object> changes = Map.of("deletedAt", Arrays.asList(String.valueOf(row.deletedAt()), null));
            entries.add(FeedEntries.entry(Change.Kind.RESTORE, row, row.version() + 1, caller, changes));
        }
        feed.append(entries);
    }

    private void bin(
            EntityType type,
            Collection<RowHead> rows,
            Map<UUID, UUID> roots,
            @Nullable Instant deletedAt,
            Caller caller,
            Instant now) {
        List<List<Object>> arguments = new ArrayList<>();
        for (RowHead row : ordered(rows)) {
            List<Object> each = new ArrayList<>();
            StoredField.of(StandardFields.DELETED_AT).bind(deletedAt, each);
            StoredField.of(StandardFields.DELETED_WITH).bind(roots.get(row.id()), each);
            stamp(type, caller, now, each);
            each.add(row.id().toString());
            arguments.add(each);
        }
        sql.batch(
                "update " + type.table() + " set deleted_at = ?, deleted_with_id = ?, " + stamped(type)
                        + " where id = ?",
                arguments);
    }

    /** Removes rows for ever. */
    void purge(EntityType type, Collection<RowHead> rows, Caller caller) {
        List<UUID> ids = ids(rows);
        values.remove(ids);
        sql.updateIn("delete from records_note where record_id in (%s)", List.of(), ids);
        sql.updateIn("delete from " + type.table() + " where id in (%s)", List.of(), ids);
        append(Change.Kind.PURGE, rows, caller, Map.of());
    }

    private void append(Change.Kind kind, Collection<RowHead> rows, Caller caller, Map<String, ?> changes) {
        List<Entry> entries = new ArrayList<>();
        for (RowHead row : rows) {
            long version = kind == Change.Kind.PURGE ? 0 : row.version() + 1;
            entries.add(FeedEntries.entry(kind, row, version, caller, changes));
        }
        feed.append(entries);
    }

    /** Empties the reference of each referrer, or takes the target out of a list of references. */
    void clear(Inbound inbound, String entity, List<Referrer> referrers, Caller caller, Instant now) {
        if (referrers.isEmpty()) {
            return;
        }
        Map<UUID, RowHead> rows = new LinkedHashMap<>();
        Map<UUID, List<Ref>> gone = new HashMap<>();
        for (Referrer referrer : referrers) {
            rows.put(referrer.row().id(), referrer.row());
            gone.computeIfAbsent(referrer.row().id(), id -> new ArrayList<>()).add(Ref.to(entity, referrer.target()));
        }
        follow.clear(inbound.from(), inbound.field(), ids(rows.values()));
        StoredField stored = StoredField.of(inbound.field());
        boolean several = ValueRows.holds(inbound.field());
        Map<UUID, List<Ref>> former = several ? lists(inbound, stored, rows.keySet()) : gone;
        List<Entry> entries = new ArrayList<>();
        List<List<Object>> arguments = new ArrayList<>();
        for (RowHead row : ordered(rows.values())) {
            List<Ref> before = former.getOrDefault(row.id(), List.of());
            List<Ref> left = new ArrayList<>(before);
            left.removeAll(gone.getOrDefault(row.id(), List.of()));
            Object after = several ? left : null;
            arguments.add(cleared(inbound.from(), stored, after, row, caller, now));
            if (several) {
                values.replace(row.id(), ValueRows.key(inbound.from().name(), inbound.field()), left);
            }
            Object shown = several ? before : before.get(0);
            entries.add(FeedEntries.entry(
                    Change.Kind.UPDATE,
                    row,
                    row.version() + 1,
                    caller,
                    Map.of(
                            inbound.field().name(),
                            Arrays.asList(
                                    FeedEntries.shown(inbound.field(), shown),
                                    FeedEntries.shown(inbound.field(), after)))));
        }
        String columns = String.join(" = ?, ", stored.columns());
        sql.batch(
                "update " + inbound.from().table() + " set " + columns + " = ?, " + stamped(inbound.from())
                        + " where id = ?",
                arguments);
        feed.append(entries);
    }

    private static List<Object> cleared(
            EntityType type, StoredField stored, @Nullable Object value, RowHead row, Caller caller, Instant now) {
        List<Object> arguments = new ArrayList<>();
        stored.bind(value, arguments);
        stamp(type, caller, now, arguments);
        arguments.add(row.id().toString());
        return arguments;
    }

    private Map<UUID, List<Ref>> lists(Inbound inbound, StoredField stored, Collection<UUID> ids) {
        Map<UUID, List<Ref>> lists = new HashMap<>();
        sql.selectIn(
                        "select id, " + stored.columns().get(0) + " from "
                                + inbound.from().table() + " where id in (%s)",
                        List.of(),
                        ids,
                        row -> Map.entry(
                                Objects.requireNonNull(Sql.id(row.getString(1))), Values.refs(stored.value(row, 2))))
                .forEach(list -> lists.put(list.getKey(), list.getValue()));
        return lists;
    }

    private static String stamped(EntityType type) {
        return "version = version + 1, " + modifiedAt(type).columns().value() + " = ?, "
                + modifiedBy(type).columns().value() + " = ?";
    }

    private static void stamp(EntityType type, Caller caller, Instant now, List<Object> arguments) {
        StoredField.of(modifiedAt(type)).bind(now, arguments);
        Ref user = caller.user() == null ? null : Ref.to(Defaults.USER, caller.user());
        StoredField.of(modifiedBy(type)).bind(user, arguments);
    }

    private static FieldType modifiedAt(EntityType type) {
        return Objects.requireNonNull(type.field("modifiedAt"), "modifiedAt");
    }

    private static FieldType modifiedBy(EntityType type) {
        return Objects.requireNonNull(type.field("modifiedBy"), "modifiedBy");
    }

    private static List<UUID> ids(Collection<RowHead> rows) {
        return ordered(rows).stream().map(RowHead::id).toList();
    }

    private static List<RowHead> ordered(Collection<RowHead> rows) {
        return rows.stream()
                .sorted((one, other) -> compareAsText(one.id(), other.id()))
                .toList();
    }

    /** As the database orders ids. */
    private static int compareAsText(UUID one, UUID other) {
        int most = Long.compareUnsigned(one.getMostSignificantBits(), other.getMostSignificantBits());
        return most != 0 ? most : Long.compareUnsigned(one.getLeastSignificantBits(), other.getLeastSignificantBits());
    }
}
