package org.kartera.persistence.internal;

import java.util.List;
import java.util.Map;
import liquibase.Contexts;
import liquibase.LabelExpression;
import liquibase.RuntimeEnvironment;
import liquibase.Scope;
import liquibase.changelog.ChangeLogHistoryService;
import liquibase.changelog.ChangeLogHistoryServiceFactory;
import liquibase.changelog.ChangeLogIterator;
import liquibase.changelog.ChangeLogParameters;
import liquibase.changelog.ChangeSet;
import liquibase.changelog.DatabaseChangeLog;
import liquibase.changelog.filter.DbmsChangeSetFilter;
import liquibase.changelog.filter.ShouldRunChangeSetFilter;
import liquibase.changelog.visitor.ListVisitor;
import liquibase.changelog.visitor.UpdateVisitor;
import liquibase.database.Database;
import liquibase.exception.LiquibaseException;
import liquibase.executor.ExecutorService;
import liquibase.parser.ChangeLogParser;
import liquibase.parser.ChangeLogParserFactory;
import liquibase.resource.ResourceAccessor;
import org.kartera.persistence.Migrations;

/** One look at a module's change log, inside Liquibase's scope and our lock. */
final class MigrationRun {
    private final String path;
    private final String prefix;
    private final ResourceAccessor resources;
    private final Database database;
    private final Map<String, String> types;

    MigrationRun(String module, ResourceAccessor resources, Database database, Map<String, String> types) {
        this.prefix = module + "/";
        this.path = prefix + Migrations.CHANGE_LOG;
        this.resources = resources;
        this.database = database;
        this.types = types;
    }

    /** Executes what has not run yet; how many that were. */
    int update() throws LiquibaseException {
        DatabaseChangeLog log = checked();
        int open = outstanding(log).size();
        if (open > 0) {
            ShouldRunChangeSetFilter notRun = new ShouldRunChangeSetFilter(database);
            new ChangeLogIterator(log, new DbmsChangeSetFilter(database))
                    .run(new UpdateVisitor(database, null, notRun), environment());
        }
        return open;
    }

    List<String> pending() throws LiquibaseException {
        return outstanding(checked()).stream().map(MigrationRun::describe).toList();
    }

    private static String describe(ChangeSet changeSet) {
        String comment = changeSet.getComments();
        return comment == null || comment.isBlank() ? changeSet.getId() : changeSet.getId() + ": " + comment;
    }

    private DatabaseChangeLog checked() throws LiquibaseException {
        ChangeLogParameters parameters = new ChangeLogParameters(database);
        types.forEach(parameters::set);
        ChangeLogParser parser = ChangeLogParserFactory.getInstance().getParser(path, resources);
        DatabaseChangeLog log = parser.parse(path, parameters, resources);
        for (ChangeSet each : log.getChangeSets()) {
            if (!each.getFilePath().startsWith(prefix)) {
                throw new LiquibaseException(
                        "Change set " + each.getId() + " sets logicalFilePath, which is not supported");
            }
        }
        ledger().init();
        log.validate(database, new Contexts(), new LabelExpression());
        return log;
    }

    private ChangeLogHistoryService ledger() {
        return Scope.getCurrentScope()
                .getSingleton(ChangeLogHistoryServiceFactory.class)
                .getChangeLogService(database);
    }

    private List<ChangeSet> outstanding(DatabaseChangeLog log) throws LiquibaseException {
        ListVisitor list = new ListVisitor();
        new ChangeLogIterator(log, new DbmsChangeSetFilter(database), new ShouldRunChangeSetFilter(database))
                .run(list, environment());
        return list.getSeenChangeSets();
    }

    private RuntimeEnvironment environment() {
        return new RuntimeEnvironment(database, new Contexts(), new LabelExpression());
    }

    /** Liquibase keeps what it knows of each database for ever otherwise. */
    void forget() {
        Scope.getCurrentScope()
                .getSingleton(ChangeLogHistoryServiceFactory.class)
                .resetAll();
        Scope.getCurrentScope().getSingleton(ExecutorService.class).clearExecutor("jdbc", database);
    }
}
