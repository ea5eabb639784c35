package org.kartera.records.internal.query;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/** A statement, rendered once, with what fills each of its question marks. Immutable. */
record Sql(String text, List<Slot> slots) {
    Sql {
        slots = List.copyOf(slots);
    }

    /** The statement ready to run; the caller closes it. */
    PreparedStatement prepare(Connection connection, Arguments arguments) throws SQLException {
        Object[] values = new Object[slots.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = slots.get(i).value(arguments);
        }
        PreparedStatement statement = connection.prepareStatement(text);
        try {
            if (arguments.timeout() > 0) {
                statement.setQueryTimeout(arguments.timeout());
            }
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            return statement;
        } catch (SQLException e) {
            statement.close();
            throw e;
        }
    }
}
