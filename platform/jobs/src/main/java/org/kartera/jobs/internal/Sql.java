package org.kartera.jobs.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kartera.persistence.UnitOfWork;

/** Statements on the connection of the current unit of work, or in a unit of their own. */
final class Sql {
    /** Makes something of a row. */
    interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private final UnitOfWork unit;

    Sql(UnitOfWork unit) {
        this.unit = unit;
    }

    /** Executes a change and answers how many rows it touched. */
    int change(String sql, @Nullable Object... arguments) {
        return unit.call(() -> change(unit.connection(), sql, arguments));
    }

    /** All rows; they are few. */
    <T> List<T> rows(String sql, Reader<T> reader, @Nullable Object... arguments) {
        return unit.read(() -> rows(unit.connection(), sql, reader, arguments));
    }

    private static int change(Connection connection, String sql, @Nullable Object... arguments) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, arguments);
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new SqlFailure(sql, e);
        }
    }

    private static <T> List<T> rows(
            Connection connection, String sql, Reader<T> reader, @Nullable Object... arguments) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, arguments);
            List<T> found = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(reader.read(rows));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new SqlFailure(sql, e);
        }
    }

    private static void bind(PreparedStatement statement, @Nullable Object... arguments) throws SQLException {
        for (int i = 0; i < arguments.length; i++) {
            Object argument = arguments[i];
            if (argument instanceof UUID id) {
                statement.setString(i + 1, id.toString());
            } else if (argument instanceof Instant instant) {
                statement.setTimestamp(i + 1, UtcTime.column(instant));
            } else {
                statement.setObject(i + 1, argument);
            }
        }
    }
}
