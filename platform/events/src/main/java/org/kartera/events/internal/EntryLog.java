package org.kartera.events.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kartera.events.Entry;
import org.kartera.events.StoredEntry;
import org.kartera.persistence.Dialect;
import org.kartera.persistence.TimeOrderedIds;
import org.kartera.persistence.UnitOfWork;
import org.kartera.persistence.UtcTime;

/** The entries in their table. */
final class EntryLog {
    private final TimeOrderedIds ids = new TimeOrderedIds();

    @SuppressWarnings(
            "ThreadLocalUsage") // there may be several logs in a process, and a ticket is gone with its transaction
    private final ThreadLocal<@Nullable Ticket> current = new ThreadLocal<>();

    private final UnitOfWork unit;
    private final EntryOrder order;
    private final Signal signal;
    private final Clock clock = Clock.systemUTC();

    EntryLog(UnitOfWork unit, Dialect dialect, Signal signal) {
        this.unit = unit;
        this.signal = signal;
        this.order = unit.call(() -> order(dialect, unit.connection()));
    }

    private static EntryOrder order(Dialect dialect, Connection connection) {
        try {
            return dialect == Dialect.DERBY ? new DerbyOrder(connection) : new PostgresOrder(connection);
        } catch (SQLException e) {
            throw new SqlFailure(e);
        }
    }

    EntryOrder order() {
        return order;
    }

    /** Appends in the unit of work that is under way; one statement, however many entries there are. */
    void append(List<Entry> entries) {
        Ticket ticket = ticket();
        order.enter(ticket, entries.size());
        Timestamp at = UtcTime.column(clock.instant().truncatedTo(ChronoUnit.MICROS));
        try (PreparedStatement statement = unit.connection().prepareStatement(order.insertion())) {
            for (Entry entry : entries) {
                EntryRow.bind(statement, order.bindPlace(statement, ticket), entry, ticket.transaction(), at);
                if (entries.size() > 1) {
                    statement.addBatch();
                }
            }
            if (entries.size() > 1) {
                statement.executeBatch();
            } else {
                statement.executeUpdate();
            }
        } catch (SQLException e) {
            throw new SqlFailure(e);
        }
    }

    /** That of the transaction; what follows a commit may append in a new one before the former has taken its leave. */
    private Ticket ticket() {
        Connection connection = unit.connection();
        Ticket known = current.get();
        if (known != null && known.isOf(connection)) {
            return known;
        }
        Ticket ticket = new Ticket(ids.next(), connection);
        current.set(ticket);
        unit.afterCompletion(() -> leave(ticket));
        return ticket;
    }

    private void leave(Ticket ticket) {
        if (current.get() == ticket) {
            current.remove();
        }
        order.leave(ticket);
        signal.raise();
    }

    /** Entries behind {@code after} in the order of the feed. */
    List<StoredEntry> read(Cursor after, int limit) {
        return reading(connection -> order.read(connection, after, limit));
    }

    Cursor end() {
        return reading(order::end);
    }

    /** Whether somebody has to look again soon, since nobody tells when what is held back can be read. */
    boolean heldBack(Cursor after) {
        return reading(connection -> order.heldBack(connection, after));
    }

    /** The entries of a record, the newest first. */
    List<StoredEntry> of(String entity, UUID record, @Nullable Cursor before, int limit) {
        String sql = "select " + order.columns() + " from events_entry where record_id = ? and seq < ? and entity = ?"
                + " order by seq desc fetch first " + limit + " rows only";
        return reading(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setString(1, record.toString());
                statement.setLong(2, before == null ? Long.MAX_VALUE : before.seq());
                statement.setString(3, entity);
                return Rows.all(statement, order::entry);
            }
        });
    }

    private interface Reading<T> {
        T from(Connection connection) throws SQLException;
    }

    private <T> T reading(Reading<T> reading) {
        return unit.read(() -> {
            try {
                return reading.from(unit.connection());
            } catch (SQLException e) {
                throw new SqlFailure(e);
            }
        });
    }
}
