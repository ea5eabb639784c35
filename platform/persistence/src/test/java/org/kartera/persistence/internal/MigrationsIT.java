package org.kartera.persistence.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kartera.persistence.Dialect;
import org.kartera.persistence.MigrationException;
import org.kartera.persistence.Migrations;
import org.kartera.persistence.testing.Databases;
import org.kartera.persistence.testing.TestDatabase;

/** Change logs of modules against one database. */
class MigrationsIT {
    private static final String NOTES = changeSet("1", "notes", table("notes"));
    private static final String TAGS = changeSet("2", "tags", table("tags"));
    private static final String BROKEN = changeSet(
            "3",
            "broken",
            "<addColumn tableName=\"no_such_table\">" + "<column name=\"name\" type=\"varchar(10)\"/></addColumn>");

    @Nested
    class OnDerby extends Contract {
        OnDerby() {
            super(Dialect.DERBY);
        }
    }

    @Nested
    class OnPostgres extends Contract {
        OnPostgres() {
            super(Dialect.POSTGRES);
        }

        @Test
        void twoNodesMigrateOneAfterTheOther() {
            try (TestDatabase second = Databases.secondNode(database)) {
                ClassLoader loader = module(NOTES + TAGS);
                CompletableFuture.allOf(
                                CompletableFuture.runAsync(
                                        () -> database.migrations().run("first", loader)),
                                CompletableFuture.runAsync(
                                        () -> second.migrations().run("first", loader)))
                        .join();
            }

            assertEquals(List.of("2"), database.query("select count(*) from kartera_change_log"));
        }
    }

    abstract static class Contract {
        final TestDatabase database;
        private final Migrations migrations;

        @TempDir
        Path folder = Path.of("");

        private int modules;

        Contract(Dialect dialect) {
            database = Databases.open(dialect);
            migrations = database.migrations();
        }

        @AfterEach
        void close() {
            database.close();
        }

        @Test
        void whatIsPendingRunsOnce() {
            ClassLoader loader = module(NOTES + TAGS);
            assertEquals(List.of("1: notes", "2: tags"), migrations.pending("first", loader));

            migrations.run("first", loader);
            migrations.run("first", loader);

            assertEquals(List.of(), migrations.pending("first", loader));
            assertEquals(List.of("0"), database.query("select count(*) from notes"));
        }

        @Test
        void aModuleWithoutChangeLogHasNothingToDo() {
            migrations.run("first", ClassLoader.getPlatformClassLoader());

            assertEquals(List.of(), migrations.pending("first", ClassLoader.getPlatformClassLoader()));
        }

        @Test
        void theNewChangeSetOfAnUpdatedModuleRuns() {
            migrations.run("first", module(NOTES));
            migrations.run("first", module(NOTES));

            migrations.run("first", module(NOTES + TAGS));

            assertEquals(List.of("0"), database.query("select count(*) from tags"));
        }

        @Test
        void equalIdsInTwoModulesAreTwoChangeSets() {
            migrations.run("first", module(NOTES));

            migrations.run("second", module(changeSet("1", "tags", table("tags"))));

            assertEquals(List.of("0"), database.query("select count(*) from tags"));
        }

        @Test
        void aFailureKeepsWhatRanBeforeAndNamesTheChangeSetAndTheReason() {
            ClassLoader broken = module(NOTES + BROKEN);

            MigrationException thrown = assertThrows(MigrationException.class, () -> migrations.run("first", broken));

            String message = String.valueOf(thrown.getMessage());
            assertTrue(message.contains("::3::") && message.contains("first"), message);
            assertTrue(message.toLowerCase(Locale.ROOT).contains("no_such_table"), message);
            assertEquals(List.of("0"), database.query("select count(*) from notes"));
            assertEquals(List.of("3: broken"), migrations.pending("first", broken));
        }

        @Test
        void aFailureBlocksNobodyAfterIt() {
            assertThrows(MigrationException.class, () -> migrations.run("first", module(NOTES + BROKEN)));

            migrations.run("first", module(NOTES + TAGS));

            assertEquals(List.of("0"), database.query("select count(*) from tags"));
        }

        @Test
        void aChangeSetThatRanMayNotBeRewritten() {
            migrations.run("first", module(NOTES));

            MigrationException thrown = assertThrows(
                    MigrationException.class,
                    () -> migrations.run("first", module(changeSet("1", "notes", table("other")))));

            assertTrue(String.valueOf(thrown.getMessage()).contains("::1::"), thrown.getMessage());
        }

        @Test
        void aFileThatIsNoChangeLogIsToldWithItsPlace() {
            MigrationException thrown =
                    assertThrows(MigrationException.class, () -> migrations.run("first", module("<changeSets/>")));

            assertTrue(String.valueOf(thrown.getMessage()).contains("changeSets"), thrown.getMessage());
        }

        @Test
        void filesNextToTheChangeLogAreIncluded() throws Exception {
            ClassLoader loader = module("<include file=\"more.xml\" relativeToChangelogFile=\"true\"/>");
            Path more = folder.resolve("module1/KARTERA-INF/changelog/more.xml");
            Files.writeString(more, changeLog(NOTES));

            migrations.run("first", loader);

            assertEquals(List.of("0"), database.query("select count(*) from notes"));
        }

        @Test
        void threadsMigrateOneAfterTheOther() {
            ClassLoader loader = module(NOTES + TAGS);

            CompletableFuture.allOf(
                            CompletableFuture.runAsync(() -> migrations.run("first", loader)),
                            CompletableFuture.runAsync(() -> migrations.run("first", loader)),
                            CompletableFuture.runAsync(
                                    () -> migrations.run("second", module(changeSet("1", "third", table("third"))))))
                    .join();

            assertEquals(List.of("3"), database.query("select count(*) from kartera_change_log"));
        }

        @Test
        void noClassLoaderOfTheThreadIsNeeded() {
            Thread thread = Thread.currentThread();
            ClassLoader former = thread.getContextClassLoader();
            thread.setContextClassLoader(null);
            try {
                migrations.run("first", module(NOTES));
            } finally {
                thread.setContextClassLoader(former);
            }

            assertEquals(List.of("0"), database.query("select count(*) from notes"));
        }

        ClassLoader module(String content) {
            modules++;
            return ModuleFolder.withChangeLog(folder.resolve("module" + modules), changeLog(content));
        }
    }

    private static String changeLog(String content) {
        return """
                <databaseChangeLog xmlns="http://www.liquibase.org/xml/ns/dbchangelog"
                    xmlns:ext="http://www.liquibase.org/xml/ns/dbchangelog-ext"
                    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
                    xsi:schemaLocation="http://www.liquibase.org/xml/ns/dbchangelog
                        http://www.liquibase.org/xml/ns/dbchangelog/dbchangelog-latest.xsd">
                %s
                </databaseChangeLog>
                """.formatted(content);
    }

    private static String changeSet(String id, String comment, String change) {
        return "<changeSet id=\"%s\" author=\"kartera\"><comment>%s</comment>%s</changeSet>"
                .formatted(id, comment, change);
    }

    private static String table(String name) {
        return "<ext:createRecordTable tableName=\"%s\"><column name=\"name\" type=\"varchar(10)\"/></ext:createRecordTable>"
                .formatted(name);
    }
}
