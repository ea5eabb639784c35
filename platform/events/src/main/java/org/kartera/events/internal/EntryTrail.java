package org.kartera.events.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kartera.events.AuditTrail;
import org.kartera.events.StoredEntry;
import org.kartera.persistence.Database;
import org.kartera.persistence.Dialect;
import org.kartera.persistence.UnitOfWork;
import org.kartera.persistence.UtcTime;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Reads the entries backwards. Derby cannot go through an index from its end, so there they are looked for in ranges of numbers that grow. */
@Component
public final class EntryTrail implements AuditTrail {
    private static final long FIRST_RANGE = 2_000;
    private static final long LONGEST_RANGE = 200_000;

    private final UnitOfWork unit;
    private final EntryOrder order;
    private final boolean derby;

    @Activate
    public EntryTrail(@Reference CommitFeed feed, @Reference Database database, @Reference UnitOfWork unit) {
        this.unit = unit;
        this.order = feed.log().order();
        this.derby = database.dialect() == Dialect.DERBY;
    }

    @Override
    public List<StoredEntry> read(Query query, @Nullable String before, int limit) {
        Cursor place = before == null ? null : Cursor.parse(before);
        return unit.read(() -> {
            try {
                Connection connection = unit.connection();
                return derby ? onDerby(connection, query, place, limit) : onPostgres(connection, query, place, limit);
            } catch (SQLException e) {
                throw new SqlFailure(e);
            }
        });
    }

    private List<StoredEntry> onPostgres(Connection connection, Query query, @Nullable Cursor before, int limit)
            throws SQLException {
        Conditions conditions = conditions(query);
        if (before != null) {
            conditions.add("(era, xid, seq) < (?, cast(? as xid8), ?)");
            conditions.bind(before.era()).bind(Long.toString(before.xid())).bind(before.seq());
        }
        return select(connection, conditions, "era desc, xid desc, seq desc", limit);
    }

    private List<StoredEntry> onDerby(Connection connection, Query query, @Nullable Cursor before, int limit)
            throws SQLException {
        List<StoredEntry> found = new ArrayList<>();
        long below = before == null ? order.end(connection).seq() + 1 : before.seq();
        long range = query.record() == null ? FIRST_RANGE : Long.MAX_VALUE;
        while (below > 0 && found.size() < limit) {
            long from = Math.max(0, below - range);
            Conditions conditions = conditions(query);
            conditions.add("seq >= ?").bind(from);
            conditions.add("seq < ?").bind(below);
            found.addAll(select(connection, conditions, "seq desc", limit - found.size()));
            below = from;
            range = Math.min(LONGEST_RANGE, range * 2);
        }
        return found;
    }

    private static Conditions conditions(Query query) {
        Conditions conditions = new Conditions();
        conditions.equal("entity", query.entity());
        conditions.equal("record_id", query.record());
        conditions.equal("user_id", query.user());
        conditions.equal("kind", query.kind());
        if (query.from() != null) {
            conditions.add("happened_at >= ?").bind(query.from());
        }
        if (query.to() != null) {
            conditions.add("happened_at < ?").bind(query.to());
        }
        return conditions;
    }

    private List<StoredEntry> select(Connection connection, Conditions conditions, String sort, int limit)
            throws SQLException {
        String sql = "select " + order.columns() + " from events_entry" + conditions.where() + " order by " + sort
                + " fetch first " + limit + " rows only";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            conditions.bindTo(statement);
            return Rows.all(statement, order::entry);
        }
    }

    /** What a statement asks for, and the values in it. */
    private static final class Conditions {
        private final List<String> texts = new ArrayList<>();
        private final List<Object> values = new ArrayList<>();

        Conditions add(String text) {
            texts.add(text);
            return this;
        }

        Conditions bind(Object value) {
            values.add(value);
            return this;
        }

        void equal(String column, @Nullable Object value) {
            if (value != null) {
                add(column + " = ?").bind(value.toString());
            }
        }

        String where() {
            return texts.isEmpty() ? "" : " where " + String.join(" and ", texts);
        }

        void bindTo(PreparedStatement statement) throws SQLException {
            for (int i = 0; i < values.size(); i++) {
                Object value = values.get(i);
                if (value instanceof Instant moment) {
                    statement.setTimestamp(i + 1, UtcTime.column(moment));
                } else if (value instanceof Long number) {
                    statement.setLong(i + 1, number);
                } else {
                    statement.setString(i + 1, value.toString());
                }
            }
        }
    }
}
