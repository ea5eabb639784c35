package org.kartera.persistence.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import liquibase.Scope;
import liquibase.database.Database;
import liquibase.database.core.PostgresDatabase;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.LiquibaseException;
import liquibase.exception.MigrationFailedException;
import liquibase.resource.ResourceAccessor;
import org.kartera.persistence.MigrationException;
import org.kartera.persistence.Migrations;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Migrations by Liquibase's own parts, put together here: its update command brings a lock row that a killed process leaves behind, a cache that skips
 * the change sets of an updated module, and messages on the console.
 */
@Component
public final class LiquibaseMigrations implements Migrations {
    private static final Logger LOG = LoggerFactory.getLogger(LiquibaseMigrations.class);
    private static final String LEDGER = "kartera_change_log";

    private final org.kartera.persistence.Database database;
    private final MigrationLock lock;
    private final LiquibaseScope scope = new LiquibaseScope();

    @Activate
    public LiquibaseMigrations(@Reference org.kartera.persistence.Database database, @Reference MigrationLock lock) {
        this.database = database;
        this.lock = lock;
    }

    @Override
    public int run(String module, ClassLoader loader) {
        if (loader.getResource(CHANGE_LOG) == null) {
            return 0;
        }
        long start = System.nanoTime();
        int count = open(module, loader, MigrationRun::update);
        if (count > 0) {
            LOG.info("{}: {} change sets in {} ms", module, count, (System.nanoTime() - start) / 1_000_000);
        }
        return count;
    }

    @Override
    public List<String> pending(String module, ClassLoader loader) {
        return loader.getResource(CHANGE_LOG) == null ? List.of() : open(module, loader, MigrationRun::pending);
    }

    /** What is asked of a change log. */
    @FunctionalInterface
    private interface Question<T> {
        T ask(MigrationRun run) throws LiquibaseException;
    }

    private <T> T open(String module, ClassLoader loader, Question<T> question) {
        try {
            return lock.hold(() -> inScope(module, loader, question));
        } catch (SQLException e) {
            throw DatabaseFailures.translate(e);
        }
    }

    private <T> T inScope(String module, ClassLoader loader, Question<T> question) throws SQLException {
        try (Connection connection = database.pool().getConnection();
                ResourceAccessor resources = new ModuleResources(module, loader)) {
            lock.patient(connection);
            Map<String, Object> values = Map.of(Scope.Attr.resourceAccessor.name(), resources);
            return scope.call(values, () -> ask(module, resources, connection, question));
        } catch (SQLException e) {
            throw e;
        } catch (Exception e) {
            throw new MigrationException("Migration of " + module + " failed: " + reason(e), e);
        }
    }

    private <T> T ask(String module, ResourceAccessor resources, Connection connection, Question<T> question)
            throws LiquibaseException {
        Database target = target();
        target.setConnection(new JdbcConnection(connection));
        MigrationRun run = new MigrationRun(module, resources, target, ColumnTypes.of(database.dialect()));
        try {
            T answer = question.ask(run);
            target.commit();
            return answer;
        } catch (LiquibaseException | RuntimeException e) {
            target.rollback();
            throw e;
        } finally {
            run.forget();
        }
    }

    private Database target() {
        Database target = switch (database.dialect()) {
            case DERBY -> new LiquibaseDerby();
            case POSTGRES -> new PostgresDatabase();
        };
        target.setDatabaseChangeLogTableName(LEDGER);
        return target;
    }

    private static String reason(Throwable failure) {
        Throwable innermost = failure;
        Throwable named = failure;
        while (innermost.getCause() != null) {
            innermost = innermost.getCause();
            if (innermost instanceof MigrationFailedException) {
                named = innermost;
            }
        }
        return String.valueOf(named.getMessage()).replaceAll("\\s+", " ");
    }
}
