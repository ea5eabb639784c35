package org.kartera.events.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.kartera.events.StoredEntry;

/** How a database puts the entries in the order of their commits. */
interface EntryOrder {
    /** The statement that appends one entry: first what {@link #bindPlace} binds, then {@link EntryRow#PARAMETERS}. */
    String insertion();

    /** Binds the place of the ticket's next entry and answers the index of the parameter that follows. */
    int bindPlace(PreparedStatement statement, Ticket ticket) throws SQLException;

    /** The ticket's transaction is about to append {@code count} entries. */
    void enter(Ticket ticket, int count);

    /** The ticket's transaction is over, committed or not. */
    void leave(Ticket ticket);

    /** Entries behind {@code after}, none that could still be followed by an earlier one. */
    List<StoredEntry> read(Connection connection, Cursor after, int limit) throws SQLException;

    /** The place of the last one that {@link #read} would give; the beginning where there is none. */
    Cursor end(Connection connection) throws SQLException;

    /** Whether there are entries behind {@code after} that wait for a transaction of whose end nobody tells this process. */
    boolean heldBack(Connection connection, Cursor after) throws SQLException;

    /** The columns of an entry, those of its place first. */
    String columns();

    /** An entry from a row of {@link #columns}. */
    StoredEntry entry(ResultSet row) throws SQLException;
}
