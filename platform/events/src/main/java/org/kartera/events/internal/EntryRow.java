package org.kartera.events.internal;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kartera.events.Entry;
import org.kartera.events.StoredEntry;
import org.kartera.persistence.UtcTime;
import org.kartera.platform.Caller;

/** How an entry lies in its columns. */
final class EntryRow {
    /** Without those that make its place. */
    static final String COLUMNS =
            "kind, entity, record_id, record_version, title, owner_id, team_id, action_name, user_id,"
                    + " login, channel, origin, transaction_id, happened_at, changes";

    static final String PARAMETERS = "?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?";

    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_TITLE = 500;
    private static final int LONGEST_ORIGIN = 255;

    private EntryRow() {}

    /** Binds {@link #PARAMETERS} from {@code first} on. */
    static void bind(PreparedStatement statement, int first, Entry entry, UUID transaction, Timestamp at)
            throws SQLException {
        Caller caller = entry.caller();
        int index = first;
        statement.setString(index++, entry.kind());
        statement.setString(index++, entry.entity());
        statement.setString(index++, text(entry.record()));
        statement.setLong(index++, entry.version());
        statement.setString(index++, storable(entry.title(), LONGEST_TITLE));
        statement.setString(index++, text(entry.owner()));
        statement.setString(index++, text(entry.team()));
        String action = entry.action();
        statement.setString(index++, action == null ? null : storable(action, LONGEST_NAME));
        statement.setString(index++, text(caller.user()));
        statement.setString(index++, storable(caller.login(), LONGEST_ORIGIN));
        statement.setString(index++, caller.channel().name());
        statement.setString(index++, storable(caller.origin(), LONGEST_ORIGIN));
        statement.setString(index++, transaction.toString());
        statement.setTimestamp(index++, at);
        statement.setString(index, storable(entry.changes(), Integer.MAX_VALUE));
    }

    /** Reads {@link #COLUMNS} from {@code first} on. */
    static StoredEntry read(ResultSet row, int first, Cursor place) throws SQLException {
        int index = first;
        String kind = row.getString(index++);
        String entity = row.getString(index++);
        UUID record = id(row.getString(index++));
        long version = row.getLong(index++);
        String title = row.getString(index++);
        UUID owner = id(row.getString(index++));
        UUID team = id(row.getString(index++));
        String action = row.getString(index++);
        UUID user = id(row.getString(index++));
        String login = row.getString(index++);
        String channel = row.getString(index++);
        String origin = row.getString(index++);
        UUID transaction = UUID.fromString(row.getString(index++));
        Instant at = UtcTime.instant(row.getTimestamp(index++));
        String changes = row.getString(index);
        return new StoredEntry(
                place.toString(),
                kind,
                entity,
                record,
                version,
                title,
                owner,
                team,
                action,
                user,
                login,
                channel,
                origin,
                transaction,
                at,
                changes);
    }

    /** What both databases take: an over-long login, or a NUL in it, must not undo the commit that tells of it. */
    private static String storable(String text, int longest) {
        String clean = text.indexOf('\0') < 0 ? text : text.replace('\0', '\uFFFD');
        if (clean.length() <= longest) {
            return clean;
        }
        int end = Character.isHighSurrogate(clean.charAt(longest - 1)) ? longest - 1 : longest;
        return clean.substring(0, end);
    }

    private static @Nullable String text(@Nullable UUID id) {
        return id == null ? null : id.toString();
    }

    private static @Nullable UUID id(@Nullable String text) {
        return text == null ? null : UUID.fromString(text);
    }
}
