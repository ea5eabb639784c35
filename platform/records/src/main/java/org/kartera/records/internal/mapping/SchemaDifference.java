package org.kartera.records.internal.mapping;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a table lacks for its mapping.
 *
 * @param shape what is expected
 * @param exists whether there is such a table at all
 * @param missing columns that the table has not
 * @param narrow columns of text that are shorter than the values may be; they are among the unsuitable ones too
 * @param unsuitable columns that it has with a type that cannot hold the values, one line each
 */
public record SchemaDifference(
        TableShape shape,
        boolean exists,
        List<ColumnShape> missing,
        List<ColumnShape> narrow,
        List<String> unsuitable) {
    /** A column as the database has it. */
    private record Real(int type, String typeName, int size) {}

    /** Whether the mapping fits the table. */
    public boolean none() {
        return exists && missing.isEmpty() && unsuitable.isEmpty();
    }

    /** The change set that is missing, ready to be pasted; empty where none is. */
    public String remedy() {
        if (!exists) {
            return ChangeLogText.create(shape);
        }
        return missing.isEmpty() ? "" : ChangeLogText.add(shape.table(), missing);
    }

    /** Compares {@code shape} with the table in the database of {@code connection}. */
    public static SchemaDifference of(TableShape shape, Connection connection) throws SQLException {
        Map<String, Real> real = columns(shape.table(), connection);
        List<ColumnShape> missing = new ArrayList<>();
        List<ColumnShape> narrow = new ArrayList<>();
        List<String> unsuitable = new ArrayList<>();
        for (ColumnShape column : shape.columns()) {
            Real found = real.get(column.name());
            if (found == null) {
                missing.add(column);
            } else if (!holds(found, column)) {
                if (column.type() == ColumnType.VARCHAR && found.type() == Types.VARCHAR) {
                    narrow.add(column);
                }
                unsuitable.add(shape.table() + "." + column.name() + " is " + found.typeName() + "(" + found.size()
                        + "), write " + column.changeLogType());
            }
        }
        return new SchemaDifference(shape, !real.isEmpty(), missing, narrow, unsuitable);
    }

    private static Map<String, Real> columns(String table, Connection connection) throws SQLException {
        boolean upper = connection.getMetaData().storesUpperCaseIdentifiers();
        String name = upper ? table.toUpperCase(Locale.ROOT) : table;
        String pattern = name.replace("_", connection.getMetaData().getSearchStringEscape() + "_");
        Map<String, Real> columns = new HashMap<>();
        try (ResultSet rows = connection.getMetaData().getColumns(null, connection.getSchema(), pattern, "%")) {
            while (rows.next()) {
                columns.put(
                        rows.getString("COLUMN_NAME").toLowerCase(Locale.ROOT),
                        new Real(rows.getInt("DATA_TYPE"), rows.getString("TYPE_NAME"), rows.getInt("COLUMN_SIZE")));
            }
        }
        return columns;
    }

    private static boolean holds(Real real, ColumnShape column) {
        return switch (column.type()) {
            case ID -> real.type() == Types.CHAR || "uuid".equals(real.typeName());
            case VARCHAR, FOLDED -> real.type() == Types.VARCHAR && real.size() >= column.length();
            case TEXT, JSON -> real.type() == Types.VARCHAR || real.type() == Types.CLOB;
            case CURRENCY -> real.type() == Types.CHAR;
            case INTEGER -> real.type() == Types.INTEGER || real.type() == Types.BIGINT;
            case BIGINT -> real.type() == Types.BIGINT;
            case DECIMAL -> real.type() == Types.DECIMAL || real.type() == Types.NUMERIC;
            case DOUBLE -> real.type() == Types.DOUBLE;
            case BOOLEAN -> real.type() == Types.BOOLEAN || real.type() == Types.BIT;
            case DATE -> real.type() == Types.DATE;
            case TIME -> real.type() == Types.TIME;
            case TIMESTAMP -> real.type() == Types.TIMESTAMP;
        };
    }
}
