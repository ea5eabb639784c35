package org.kartera.persistence;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Statements on the connection of the current unit of work, or in a unit of their own. Their text is a constant, so that the database keeps them compiled. A
 * bundle with tables of its own makes a component of it that waits for them. For any thread.
 */
public class Statements {
    /** Makes something of a row. */
    @FunctionalInterface
    public interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private final UnitOfWork unit;

    public Statements(UnitOfWork unit) {
        this.unit = unit;
    }

    /** Executes a change and answers how many rows it touched. Arguments are UUIDs, instants, text, numbers, truth values and null. */
    public int change(String sql, @Nullable Object... arguments) {
        return unit.call(() -> {
            try (PreparedStatement statement = unit.connection().prepareStatement(sql)) {
                bind(statement, arguments);
                return statement.executeUpdate();
            } catch (SQLException e) {
                throw new Failed(sql, e);
            }
        });
    }

    /** Executes a change once for each of {@code all}, in one batch. */
    public void batch(String sql, List<List<?>> all) {
        unit.call(() -> {
            try (PreparedStatement statement = unit.connection().prepareStatement(sql)) {
                for (List<?> arguments : all) {
                    bind(statement, arguments.toArray());
                    statement.addBatch();
                }
                return statement.executeBatch().length;
            } catch (SQLException e) {
                throw new Failed(sql, e);
            }
        });
    }

    /** All rows. */
    public <T> List<T> rows(String sql, Reader<T> reader, @Nullable Object... arguments) {
        List<T> found = new ArrayList<>();
        each(sql, reader, found::add, arguments);
        return found;
    }

    /** Hands over row by row, so that there may be many. */
    public <T> void each(String sql, Reader<T> reader, Consumer<T> to, @Nullable Object... arguments) {
        unit.read(() -> {
            try (PreparedStatement statement = unit.connection().prepareStatement(sql)) {
                bind(statement, arguments);
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        to.accept(reader.read(rows));
                    }
                }
                return sql;
            } catch (SQLException e) {
                throw new Failed(sql, e);
            }
        });
    }

    /** The first row. */
    public <T> Optional<T> row(String sql, Reader<T> reader, @Nullable Object... arguments) {
        return rows(sql, reader, arguments).stream().findFirst();
    }

    private static void bind(PreparedStatement statement, @Nullable Object... arguments) throws SQLException {
        for (int i = 0; i < arguments.length; i++) {
            @Nullable Object argument = arguments[i];
            if (argument instanceof UUID id) {
                statement.setString(i + 1, id.toString());
            } else if (argument instanceof Instant instant) {
                statement.setTimestamp(i + 1, UtcTime.column(instant));
            } else {
                statement.setObject(i + 1, argument);
            }
        }
    }

    /** The instant in a column without a zone, which is in UTC. */
    public static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp stored = row.getTimestamp(column);
        return UtcTime.instantOrNull(stored);
    }

    /** The id in a column. */
    public static @Nullable UUID id(ResultSet row, String column) throws SQLException {
        String stored = row.getString(column);
        return stored == null ? null : UUID.fromString(stored);
    }

    /** A failure of a statement; the unit of work makes of it what the caller is told. */
    private static final class Failed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Failed(String sql, SQLException cause) {
            super(cause.getMessage() + " in " + sql, cause);
        }
    }
}
