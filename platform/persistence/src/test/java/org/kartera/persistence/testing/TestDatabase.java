package org.kartera.persistence.testing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kartera.persistence.Database;
import org.kartera.persistence.Indexes;
import org.kartera.persistence.Migrations;
import org.kartera.persistence.PersistenceUnits;
import org.kartera.persistence.TableChanges;
import org.kartera.persistence.UnitOfWork;
import org.kartera.persistence.internal.JdbcDatabase;
import org.kartera.persistence.internal.JdbcIndexes;
import org.kartera.persistence.internal.JdbcTableChanges;
import org.kartera.persistence.internal.JdbcUnitOfWork;
import org.kartera.persistence.internal.LiquibaseMigrations;
import org.kartera.persistence.internal.MigrationLock;
import org.kartera.persistence.internal.RunningUnits;
import org.kartera.persistence.internal.Transactions;

/** An empty database of its own with the kernel's services over it, put together as OSGi would. To be closed. */
public final class TestDatabase implements AutoCloseable {
    private final JdbcDatabase database;
    /** Dropped now, or before. */
    private static final Set<String> DROPPED = Set.of("08006", "XJ004");

    private final String name;
    private final String url;
    private final RunningUnits units;
    private final UnitOfWork unitOfWork;
    private final Migrations migrations;
    private final Indexes indexes;
    private final TableChanges tables;

    TestDatabase(String name, String url, JdbcDatabase database) {
        this.name = name;
        this.url = url;
        this.database = database;
        Transactions transactions = new Transactions(database);
        MigrationLock lock = new MigrationLock(database);
        this.units = new RunningUnits(database, transactions);
        this.unitOfWork = new JdbcUnitOfWork(transactions, units);
        this.migrations = new LiquibaseMigrations(database, lock);
        this.indexes = new JdbcIndexes(database, lock);
        this.tables = new JdbcTableChanges(database, lock);
    }

    String name() {
        return name;
    }

    /** Where it is, as JDBC says it. */
    public String url() {
        return url;
    }

    public Database database() {
        return database;
    }

    public PersistenceUnits units() {
        return units;
    }

    public UnitOfWork unitOfWork() {
        return unitOfWork;
    }

    public Migrations migrations() {
        return migrations;
    }

    public Indexes indexes() {
        return indexes;
    }

    public TableChanges tables() {
        return tables;
    }

    /** Runs statements, each committed. */
    public void execute(String... statements) {
        try (Connection connection = database.pool().getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The first column of the rows, as text; null stays null. */
    public List<@Nullable String> query(String sql) {
        List<@Nullable String> values = new ArrayList<>();
        try (Connection connection = database.pool().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return values;
    }

    @Override
    public void close() {
        units.close();
        database.close();
        if (name.startsWith("memory:")) {
            drop();
        }
    }

    /** What is in memory keeps its room to the end of the process otherwise. Derby tells of success by an exception, too. */
    private void drop() {
        try {
            DriverManager.getConnection("jdbc:derby:" + name + ";drop=true").close();
        } catch (SQLException told) {
            if (!DROPPED.contains(told.getSQLState())) {
                throw new IllegalStateException(told);
            }
        }
    }

    /** Kind and name, for the title of a test. */
    @Override
    public String toString() {
        return database.dialect() + " " + name;
    }
}
