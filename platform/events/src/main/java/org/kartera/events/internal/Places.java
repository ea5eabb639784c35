package org.kartera.events.internal;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;
import org.kartera.persistence.UnitOfWork;
import org.kartera.persistence.UtcTime;

/** Where the followers stand, in their table. */
final class Places {
    private final UnitOfWork unit;
    private final Clock clock = Clock.systemUTC();

    Places(UnitOfWork unit) {
        this.unit = unit;
    }

    Optional<Cursor> find(String follower) {
        return unit.read(() -> {
            try (PreparedStatement statement =
                    unit.connection().prepareStatement("select place from events_follower where name = ?")) {
                statement.setString(1, follower);
                return Rows.first(statement, row -> Cursor.parse(row.getString(1)));
            } catch (SQLException e) {
                throw new SqlFailure(e);
            }
        });
    }

    void insert(String follower, Cursor place) {
        unit.call(() -> {
            try (PreparedStatement statement = unit.connection()
                    .prepareStatement("insert into events_follower (name, place, moved_at) values (?, ?, ?)")) {
                statement.setString(1, follower);
                statement.setString(2, place.toString());
                statement.setTimestamp(3, UtcTime.column(clock.instant()));
                return statement.executeUpdate();
            } catch (SQLException e) {
                throw new SqlFailure(e);
            }
        });
    }

    /** Moves the follower from the place where this process left it; refuses where another one has moved it since. */
    void move(String follower, Cursor from, Cursor to) {
        int moved = unit.call(() -> {
            try (PreparedStatement statement = unit.connection()
                    .prepareStatement(
                            "update events_follower set place = ?, moved_at = ? where name = ? and place = ?")) {
                statement.setString(1, to.toString());
                statement.setTimestamp(2, UtcTime.column(clock.instant()));
                statement.setString(3, follower);
                statement.setString(4, from.toString());
                return statement.executeUpdate();
            } catch (SQLException e) {
                throw new SqlFailure(e);
            }
        });
        if (moved == 0) {
            throw new TakenOverException(follower);
        }
    }
}
