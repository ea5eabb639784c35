package org.kartera.persistence.internal;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.kartera.persistence.Dialect;
import org.kartera.persistence.DuplicateKeyException;
import org.kartera.persistence.Indexes.Index;
import org.kartera.persistence.MigrationException;
import org.kartera.persistence.testing.Databases;
import org.kartera.persistence.testing.TestDatabase;

class IndexesIT {
    private static final Index BY_NAME = new Index("car_by_name", "car", List.of("name_f", "id"), false, true);
    private static final Index UNIQUE_VIN = new Index("car_vin_unique", "car", List.of("vin_f"), true, true);
    private static final Index UNIQUE_PLATE =
            new Index("car_plate_unique", "car", List.of("plate", "country"), true, false);

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
        void anIndexOfALargeTableIsBuiltWithoutBlockingWriters() {
            database.execute(
                    "insert into car (id, name_f) select g, 'n' || g from generate_series(1, 60000) g", "analyze car");

            database.indexes().ensure(List.of(BY_NAME));

            assertEquals(
                    List.of("t"),
                    database.query("select indisvalid from pg_index where indexrelid = 'car_by_name'::regclass"));
        }

        @Test
        void anIndexWhoseBuildWasInterruptedIsBuiltAgain() {
            database.indexes().ensure(List.of(BY_NAME));
            database.execute("update pg_index set indisvalid = false where indexrelid = 'car_by_name'::regclass");

            database.indexes().ensure(List.of(BY_NAME));

            assertEquals(
                    List.of("t"),
                    database.query("select indisvalid from pg_index where indexrelid = 'car_by_name'::regclass"));
        }
    }

    abstract static class Contract {
        final TestDatabase database;

        Contract(Dialect dialect) {
            database = Databases.open(dialect);
        }

        @BeforeEach
        void table() {
            database.execute(
                    "create table car (id varchar(36) not null primary key, name_f varchar(200), vin_f varchar(200),"
                            + " plate varchar(20), country varchar(2), deleted_at timestamp)");
        }

        @AfterEach
        void close() {
            database.close();
        }

        @Test
        void whatIsThereIsNotBuiltAgain() {
            database.indexes().ensure(List.of(BY_NAME, UNIQUE_VIN, UNIQUE_PLATE));

            assertDoesNotThrow(() -> database.indexes().ensure(List.of(BY_NAME, UNIQUE_VIN, UNIQUE_PLATE)));
        }

        @Test
        void twoLiveRowsMayNotBeEqual() {
            database.indexes().ensure(List.of(UNIQUE_VIN));
            insert(1, "'a'", "null");

            DuplicateKeyException thrown = assertThrows(DuplicateKeyException.class, () -> insert(2, "'a'", "null"));

            assertEquals("car_vin_unique", thrown.index());
        }

        @Test
        void aRowInTheRecycleBinMayBeEqualToALiveOne() {
            database.indexes().ensure(List.of(UNIQUE_VIN));
            insert(1, "'a'", "null");
            run("update car set deleted_at = current_timestamp where id = '1'");

            insert(2, "'a'", "null");

            assertEquals(List.of("2"), database.query("select count(*) from car"));
        }

        @Test
        void aRowIsNotRestoredBesideAnEqualOne() {
            database.indexes().ensure(List.of(UNIQUE_VIN));
            insert(1, "'a'", "null");
            run("update car set deleted_at = current_timestamp where id = '1'");
            insert(2, "'a'", "null");

            DuplicateKeyException thrown = assertThrows(
                    DuplicateKeyException.class, () -> run("update car set deleted_at = null where id = '1'"));

            assertEquals("car_vin_unique", thrown.index());
        }

        @Test
        void rowsWithoutAValueAreNotEqual() {
            database.indexes().ensure(List.of(UNIQUE_VIN, UNIQUE_PLATE));
            insert(1, "null", "null");
            insert(2, "null", "null");
            insert(3, "null", "'x'");
            insert(4, "null", "'x'");

            assertEquals(List.of("4"), database.query("select count(*) from car"));
        }

        @Test
        void equalRowsThatAreThereAlreadyAreToldByIndexAndTable() {
            insert(1, "'a'", "null");
            insert(2, "'a'", "null");

            MigrationException thrown = assertThrows(
                    MigrationException.class, () -> database.indexes().ensure(List.of(UNIQUE_VIN)));

            String message = String.valueOf(thrown.getMessage());
            assertTrue(message.contains("car_vin_unique") && message.contains("vin_f"), message);
            run("update car set vin_f = 'b' where id = '2'");
            assertDoesNotThrow(() -> database.indexes().ensure(List.of(UNIQUE_VIN)));
        }

        @Test
        void aNameThatIsNoPlainWordIsRefused() {
            Index sly = new Index("car_x", "car", List.of("vin_f) ; drop table car"), false, false);

            assertThrows(
                    IllegalArgumentException.class, () -> database.indexes().ensure(List.of(sly)));
        }

        private void insert(int id, String vin, String plate) {
            run(String.format(Locale.ROOT, "insert into car (id, vin_f, plate) values ('%d', %s, %s)", id, vin, plate));
        }

        private void run(String sql) {
            database.unitOfWork().call(() -> {
                try (Statement statement = database.unitOfWork().connection().createStatement()) {
                    return statement.executeUpdate(sql);
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            });
        }
    }
}
