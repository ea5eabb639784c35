package org.kartera.records.internal.query;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.record.GeoPoint;

/**
 * Cells of {@code degrees} by {@code degrees} over the earth, beginning at 0, 0. Reads the middle of a cell from its number from south to north and from west
 * to east.
 */
record Grid(double degrees) implements ColumnReader {
    private static final int FINEST = 24;

    /** The grid with 2 to the power of {@code text} cells around the earth, 0 to 24; empty where that is no such number. */
    static Optional<Grid> parse(String text) {
        try {
            int power = Integer.parseInt(text);
            return power >= 0 && power <= FINEST ? Optional.of(new Grid(360.0 / (1 << power))) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** The number of the cell in which {@code coordinate} is. */
    Field<Integer> cell(Field<Object> coordinate) {
        return DSL.field("floor({0} / {1})", Double.class, coordinate, DSL.inline(degrees))
                .cast(SQLDataType.INTEGER);
    }

    @Override
    public @Nullable Object read(ResultSet row, int first) throws SQLException {
        int north = row.getInt(first);
        if (row.wasNull()) {
            return null;
        }
        return new GeoPoint(middle(north, 90), middle(row.getInt(first + 1), 180));
    }

    /** The last cells, in which only the greatest value is, end there. */
    private double middle(int cell, int greatest) {
        double low = Math.max(cell * degrees, -greatest);
        double high = Math.min((cell + 1) * degrees, greatest);
        return (Math.min(low, greatest) + Math.max(high, -greatest)) / 2;
    }
}
