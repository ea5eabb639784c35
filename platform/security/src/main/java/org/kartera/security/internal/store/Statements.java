package org.kartera.security.internal.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kartera.persistence.UnitOfWork;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.propertytypes.SatisfyingConditionTarget;

/**
 * Statements on the connection of the current unit of work, or in a unit of their own. Their text is a constant, so that the database keeps them compiled.
 * Available once our tables are there, and with it all that needs them.
 */
@Component(service = Statements.class)
@SatisfyingConditionTarget("(osgi.condition.id=kartera.security)")
public final class Statements {
    /** Makes something of a row. */
    @FunctionalInterface
    public interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private final UnitOfWork unit;

    @Activate
    public Statements(@Reference UnitOfWork unit) {
        this.unit = unit;
    }

    /** Executes a change and answers how many rows it touched. Arguments are UUIDs, instants, text and numbers. */
    public int change(String sql, Object... arguments) {
        return unit.call(() -> {
            try (PreparedStatement statement = unit.connection().prepareStatement(sql)) {
                bind(statement, arguments);
                return statement.executeUpdate();
            } catch (SQLException e) {
                throw new StatementFailure(sql, e);
            }
        });
    }

    /** All rows. */
    public <T> List<T> rows(String sql, Reader<T> reader, Object... arguments) {
        return unit.read(() -> {
            try (PreparedStatement statement = unit.connection().prepareStatement(sql)) {
                bind(statement, arguments);
                List<T> found = new ArrayList<>();
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        found.add(reader.read(rows));
                    }
                }
                return found;
            } catch (SQLException e) {
                throw new StatementFailure(sql, e);
            }
        });
    }

    /** The first row. */
    public <T> Optional<T> row(String sql, Reader<T> reader, Object... arguments) {
        return rows(sql, reader, arguments).stream().findFirst();
    }

    private static void bind(PreparedStatement statement, Object... arguments) throws SQLException {
        for (int i = 0; i < arguments.length; i++) {
            Object argument = arguments[i];
            if (argument instanceof UUID id) {
                statement.setString(i + 1, id.toString());
            } else if (argument instanceof Instant instant) {
                statement.setTimestamp(i + 1, Timestamp.valueOf(LocalDateTime.ofInstant(instant, ZoneOffset.UTC)));
            } else {
                statement.setObject(i + 1, argument);
            }
        }
    }

    /** The instant in a column without a zone, which is in UTC. */
    public static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp stored = row.getTimestamp(column);
        return stored == null ? null : stored.toLocalDateTime().toInstant(ZoneOffset.UTC);
    }

    /** The id in a column. */
    public static @Nullable UUID id(ResultSet row, String column) throws SQLException {
        String stored = row.getString(column);
        return stored == null ? null : UUID.fromString(stored);
    }
}
