package org.kartera.persistence.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.regex.Pattern;
import org.kartera.persistence.Database;
import org.kartera.persistence.Indexes;
import org.kartera.persistence.MigrationException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Indexes by plain statements, one at a time, under the lock of the migrations. */
@Component
public final class JdbcIndexes implements Indexes {
    private static final Logger LOG = LoggerFactory.getLogger(JdbcIndexes.class);
    private static final Pattern PLAIN = Pattern.compile("[a-z][a-z0-9_]*");
    private static final Pattern COLUMN = Pattern.compile("[a-z][a-z0-9_]*( desc)?");
    private static final int LONGEST_NAME = 60;

    private final Database database;
    private final MigrationLock lock;

    @Activate
    public JdbcIndexes(@Reference Database database, @Reference MigrationLock lock) {
        this.database = database;
        this.lock = lock;
    }

    @Override
    public void ensure(List<Index> wanted) {
        wanted.forEach(JdbcIndexes::check);
        try {
            lock.hold(() -> {
                try (Connection connection = database.pool().getConnection()) {
                    lock.patient(connection);
                    IndexBuilder builder = builder(connection);
                    for (Index index : wanted) {
                        ensure(builder, index);
                    }
                    return wanted.size();
                }
            });
        } catch (SQLException e) {
            throw DatabaseFailures.translate(e);
        }
    }

    @Override
    public void drop(List<Index> unwanted) {
        unwanted.forEach(JdbcIndexes::check);
        try {
            lock.hold(() -> {
                for (Index index : unwanted) {
                    drop(index);
                }
                return unwanted.size();
            });
        } catch (SQLException e) {
            throw DatabaseFailures.translate(e);
        }
    }

    private void drop(Index index) throws SQLException {
        try (Connection connection = database.pool().getConnection()) {
            if (!builder(connection).exists(index)) {
                return;
            }
        }
        new PatientStatements(database).execute(index.table(), "drop index " + index.name());
    }

    private IndexBuilder builder(Connection connection) {
        return switch (database.dialect()) {
            case DERBY -> new DerbyIndexBuilder(connection);
            case POSTGRES -> new PostgresIndexBuilder(connection);
        };
    }

    private static void ensure(IndexBuilder builder, Index index) throws SQLException {
        if (builder.exists(index)) {
            return;
        }
        try {
            long start = System.nanoTime();
            builder.build(index);
            LOG.debug("index {} built in {} ms", index.name(), (System.nanoTime() - start) / 1_000_000);
        } catch (SQLException e) {
            if (DatabaseFailures.isDuplicateKey(e)) {
                throw new MigrationException(
                        "Index " + index.name() + " is to be unique, but " + index.table()
                                + " has rows that are equal in " + index.columns(),
                        e);
            }
            throw e;
        }
    }

    /** Names go into statements as they are. */
    private static void check(Index index) {
        boolean plain = PLAIN.matcher(index.name()).matches()
                && PLAIN.matcher(index.table()).matches()
                && index.columns().stream()
                        .allMatch(column -> COLUMN.matcher(column).matches());
        if (!plain || index.name().length() > LONGEST_NAME || index.columns().isEmpty()) {
            throw new IllegalArgumentException(index.toString());
        }
    }

    /** How one kind of database does it. */
    interface IndexBuilder {
        boolean exists(Index index) throws SQLException;

        void build(Index index) throws SQLException;
    }
}
