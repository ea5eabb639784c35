package org.kartera.events.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.kartera.events.StoredEntry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The order on PostgreSQL: by the number of the transaction, which the database fills in itself, read only below the oldest transaction that is under
 * way. A dump that is restored elsewhere brings numbers from another count; they become a former era.
 */
final class PostgresOrder implements EntryOrder {
    private static final Logger LOG = LoggerFactory.getLogger(PostgresOrder.class);
    private static final String COLUMNS = "era, xid, seq, " + EntryRow.COLUMNS;
    private static final String INSERTION =
            "insert into events_entry (" + EntryRow.COLUMNS + ") values (" + EntryRow.PARAMETERS + ")";
    private static final String BEHIND = " where era = ? and (xid, seq) > (cast(? as xid8), ?)";
    private static final String BELOW_THE_OLDEST = " and xid < pg_snapshot_xmin(pg_current_snapshot())";

    private final int era;

    PostgresOrder(Connection connection) throws SQLException {
        this.era = currentEra(connection);
    }

    private static int currentEra(Connection connection) throws SQLException {
        String sql = "select era, xid >= pg_snapshot_xmax(pg_current_snapshot()) from events_entry"
                + " order by era desc, xid desc limit 1";
        int last;
        boolean foreign;
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet row = statement.executeQuery()) {
            if (!row.next()) {
                return 0;
            }
            last = row.getInt(1);
            foreign = row.getBoolean(2);
        }
        if (!foreign) {
            return last;
        }
        LOG.info("The feed comes from another database server: a new era begins");
        try (PreparedStatement statement =
                connection.prepareStatement("alter table events_entry alter column era set default " + (last + 1))) {
            statement.execute();
        }
        return last + 1;
    }

    @Override
    public String insertion() {
        return INSERTION;
    }

    @Override
    public int bindPlace(PreparedStatement statement, Ticket ticket) {
        return 1;
    }

    @Override
    public void enter(Ticket ticket, int count) {}

    @Override
    public void leave(Ticket ticket) {}

    @Override
    public List<StoredEntry> read(Connection connection, Cursor after, int limit) throws SQLException {
        Cursor from = after;
        while (from.era() < era) {
            List<StoredEntry> former = read(connection, from, limit, "");
            if (!former.isEmpty()) {
                return former;
            }
            from = new Cursor(from.era() + 1, 0, 0);
        }
        return read(connection, from, limit, BELOW_THE_OLDEST);
    }

    private List<StoredEntry> read(Connection connection, Cursor after, int limit, String bound) throws SQLException {
        String sql = "select " + COLUMNS + " from events_entry" + BEHIND + bound + " order by xid, seq limit " + limit;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, after);
            return Rows.all(statement, this::entry);
        }
    }

    @Override
    public Cursor end(Connection connection) throws SQLException {
        for (int of = era; of >= 0; of--) {
            String sql = "select era, xid, seq from events_entry where era = ?" + (of == era ? BELOW_THE_OLDEST : "")
                    + " order by xid desc, seq desc limit 1";
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setInt(1, of);
                Optional<Cursor> last = Rows.first(statement, PostgresOrder::place);
                if (last.isPresent()) {
                    return last.get();
                }
            }
        }
        return Cursor.BEGINNING;
    }

    @Override
    public boolean heldBack(Connection connection, Cursor after) throws SQLException {
        Cursor from = after.era() < era ? new Cursor(era, 0, 0) : after;
        try (PreparedStatement statement =
                connection.prepareStatement("select 1 from events_entry" + BEHIND + " limit 1")) {
            bind(statement, from);
            return Rows.first(statement, row -> true).isPresent();
        }
    }

    private static void bind(PreparedStatement statement, Cursor after) throws SQLException {
        statement.setLong(1, after.era());
        statement.setString(2, Long.toString(after.xid()));
        statement.setLong(3, after.seq());
    }

    @Override
    public String columns() {
        return COLUMNS;
    }

    @Override
    public StoredEntry entry(ResultSet row) throws SQLException {
        return EntryRow.read(row, 4, place(row));
    }

    private static Cursor place(ResultSet row) throws SQLException {
        return new Cursor(row.getLong(1), row.getLong(2), row.getLong(3));
    }
}
