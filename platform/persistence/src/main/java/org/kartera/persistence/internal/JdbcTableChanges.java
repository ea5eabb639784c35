package org.kartera.persistence.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.kartera.persistence.Database;
import org.kartera.persistence.Dialect;
import org.kartera.persistence.TableChanges;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Changes of tables by plain statements, one at a time, under the lock of the migrations. */
@Component
public final class JdbcTableChanges implements TableChanges {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*");
    private static final Pattern TYPE = Pattern.compile("[a-z]+(\\([0-9, ]+\\))?( collate \"C\")?");
    private static final Pattern TEXT = Pattern.compile("varchar\\((\\d+)\\)");
    private static final int AT_ONCE = 500;

    private final Database database;
    private final MigrationLock lock;
    private final PatientStatements statements;

    @Activate
    public JdbcTableChanges(@Reference Database database, @Reference MigrationLock lock) {
        this.database = database;
        this.lock = lock;
        this.statements = new PatientStatements(database);
    }

    @Override
    public void add(String table, List<Column> columns) {
        change(table, () -> {
            List<String> missing = new ArrayList<>();
            for (Column column : columns) {
                if (!has(table, column.name())) {
                    missing.add("add column " + plain(column.name()) + " " + type(column.type()));
                }
            }
            alter(table, missing);
        });
    }

    @Override
    public void widen(String table, List<Column> columns) {
        String verb = database.dialect() == Dialect.DERBY ? " set data type " : " type ";
        change(table, () -> {
            List<String> narrow = new ArrayList<>();
            for (Column column : columns) {
                String type = type(column.type());
                Matcher wanted = TEXT.matcher(type);
                if (wanted.matches() && size(table, column.name()) < Integer.parseInt(wanted.group(1))) {
                    narrow.add("alter column " + plain(column.name()) + verb + type);
                }
            }
            alter(table, narrow);
        });
    }

    @Override
    public void remove(String table, List<String> columns) {
        change(table, () -> {
            List<String> present = new ArrayList<>();
            for (String column : columns) {
                if (has(table, column)) {
                    present.add(plain(column));
                }
            }
            if (database.dialect() == Dialect.POSTGRES) {
                alter(
                        table,
                        present.stream().map(column -> "drop column " + column).toList());
            } else if (!present.isEmpty()) {
                empty(table, present);
            }
        });
    }

    @Override
    public void drop(String table) {
        change(table, () -> {
            if (has(table, "id")) {
                statements.execute(table, "drop table " + plain(table));
            }
        });
    }

    /** A change under the lock. */
    @FunctionalInterface
    private interface Step {
        void run() throws SQLException;
    }

    private void change(String table, Step step) {
        plain(table);
        try {
            lock.hold(() -> {
                step.run();
                return table;
            });
        } catch (SQLException e) {
            throw DatabaseFailures.translate(e);
        }
    }

    private void alter(String table, List<String> steps) throws SQLException {
        if (steps.isEmpty()) {
            return;
        }
        if (database.dialect() == Dialect.POSTGRES) {
            statements.execute(table, "alter table " + table + " " + String.join(", ", steps));
            return;
        }
        for (String step : steps) {
            statements.execute(table, "alter table " + table + " " + step);
        }
    }

    /** A few rows at a time, since Derby locks the whole table for many. */
    private void empty(String table, List<String> columns) throws SQLException {
        String sets = columns.stream().map(column -> column + " = null").collect(Collectors.joining(", "));
        String filled = columns.stream().map(column -> column + " is not null").collect(Collectors.joining(" or "));
        try (Connection connection = database.pool().getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "select id from " + table + " where " + filled + " fetch first " + AT_ONCE + " rows only")) {
            List<String> ids = ids(select);
            while (!ids.isEmpty()) {
                String places = ids.stream().map(id -> "?").collect(Collectors.joining(", "));
                try (PreparedStatement update = connection.prepareStatement(
                        "update " + table + " set " + sets + " where id in (" + places + ")")) {
                    for (int index = 0; index < ids.size(); index++) {
                        update.setString(index + 1, ids.get(index));
                    }
                    update.executeUpdate();
                }
                ids = ids(select);
            }
        }
    }

    private static List<String> ids(PreparedStatement select) throws SQLException {
        List<String> ids = new ArrayList<>();
        try (ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                ids.add(rows.getString(1));
            }
        }
        return ids;
    }

    private boolean has(String table, String column) throws SQLException {
        return size(table, column) >= 0;
    }

    /** How much a column takes; less than nothing where it is not there. */
    private int size(String table, String column) throws SQLException {
        try (Connection connection = database.pool().getConnection()) {
            boolean upper = connection.getMetaData().storesUpperCaseIdentifiers();
            String escape = connection.getMetaData().getSearchStringEscape();
            try (ResultSet rows = connection
                    .getMetaData()
                    .getColumns(
                            null,
                            connection.getSchema(),
                            pattern(table, upper, escape),
                            pattern(column, upper, escape))) {
                return rows.next() ? rows.getInt("COLUMN_SIZE") : -1;
            }
        }
    }

    private static String pattern(String name, boolean upper, String escape) {
        return (upper ? name.toUpperCase(Locale.ROOT) : name).replace("_", escape + "_");
    }

    /** Names go into statements as they are. */
    private static String plain(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(name);
        }
        return name;
    }

    private String type(String changeLogType) {
        String type = database.dialect() == Dialect.DERBY ? ColumnTypes.roomy(changeLogType) : changeLogType;
        for (Map.Entry<String, String> named :
                ColumnTypes.of(database.dialect()).entrySet()) {
            type = type.replace("${" + named.getKey() + "}", named.getValue());
        }
        if (!TYPE.matcher(type).matches()) {
            throw new IllegalArgumentException(changeLogType);
        }
        return type;
    }
}
