package org.kartera.events.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.kartera.events.StoredEntry;

/**
 * The order on Derby, which one process alone can open: numbers are handed out here, and readers stop below the lowest one whose transaction is still
 * under way.
 */
final class DerbyOrder implements EntryOrder {
    private static final String COLUMNS = "seq, " + EntryRow.COLUMNS;
    private static final String INSERTION =
            "insert into events_entry (" + COLUMNS + ") values (?, " + EntryRow.PARAMETERS + ")";

    private final Set<Ticket> underWay = new HashSet<>();
    private long next;

    DerbyOrder(Connection connection) throws SQLException {
        this.next = highest(connection) + 1;
    }

    private static long highest(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select max(seq) from events_entry")) {
            return Rows.first(statement, row -> row.getLong(1)).orElse(0L);
        }
    }

    @Override
    public String insertion() {
        return INSERTION;
    }

    @Override
    public int bindPlace(PreparedStatement statement, Ticket ticket) throws SQLException {
        statement.setLong(1, ticket.take());
        return 2;
    }

    @Override
    public synchronized void enter(Ticket ticket, int count) {
        ticket.number(next);
        next += count;
        underWay.add(ticket);
    }

    @Override
    public synchronized void leave(Ticket ticket) {
        underWay.remove(ticket);
    }

    /** The lowest number that may still become visible. */
    private synchronized long horizon() {
        return underWay.stream().mapToLong(Ticket::lowest).min().orElse(next);
    }

    @Override
    public List<StoredEntry> read(Connection connection, Cursor after, int limit) throws SQLException {
        long horizon = horizon();
        if (after.seq() + 1 >= horizon) {
            return List.of();
        }
        String sql = "select " + COLUMNS + " from events_entry where seq > ? and seq < ? order by seq fetch first "
                + limit + " rows only";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, after.seq());
            statement.setLong(2, horizon);
            return Rows.all(statement, this::entry);
        }
    }

    @Override
    public Cursor end(Connection connection) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("select max(seq) from events_entry where seq < ?")) {
            statement.setLong(1, horizon());
            return new Cursor(0, 0, Rows.first(statement, row -> row.getLong(1)).orElse(0L));
        }
    }

    /** Never: every transaction is one of this process and tells of its end. */
    @Override
    public boolean heldBack(Connection connection, Cursor after) {
        return false;
    }

    @Override
    public String columns() {
        return COLUMNS;
    }

    @Override
    public StoredEntry entry(ResultSet row) throws SQLException {
        return EntryRow.read(row, 2, new Cursor(0, 0, row.getLong(1)));
    }
}
