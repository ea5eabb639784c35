package org.kartera.web.internal.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kartera.persistence.UnitOfWork;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.propertytypes.SatisfyingConditionTarget;

/** Statements on the connection of the current unit of work, or in a unit of their own. Available once our tables are there, and with it all that needs them. */
@Component(service = Statements.class)
@SatisfyingConditionTarget("(osgi.condition.id=kartera.web)")
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

    /** Executes a change and answers how many rows it touched. Arguments are ids, text, numbers and null. */
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

    /** All rows. */
    public <T> List<T> rows(String sql, Reader<T> reader, @Nullable Object... arguments) {
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
                throw new Failed(sql, e);
            }
        });
    }

    private static void bind(PreparedStatement statement, @Nullable Object... arguments) throws SQLException {
        for (int i = 0; i < arguments.length; i++) {
            Object argument = arguments[i];
            if (argument == null || argument instanceof UUID || argument instanceof String) {
                statement.setString(i + 1, argument == null ? null : argument.toString());
            } else {
                statement.setObject(i + 1, argument);
            }
        }
    }

    /** A failure of a statement; the unit of work makes of it what the caller is told. */
    private static final class Failed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Failed(String sql, SQLException cause) {
            super(cause.getMessage() + " in " + sql, cause);
        }
    }
}
