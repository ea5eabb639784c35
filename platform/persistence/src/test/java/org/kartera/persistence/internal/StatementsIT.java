package org.kartera.persistence.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kartera.persistence.Dialect;
import org.kartera.persistence.EntityStore.Changed;
import org.kartera.persistence.TimeOrderedIds;
import org.kartera.persistence.testing.Databases;
import org.kartera.persistence.testing.TestDatabase;

/** What reaches the database when entities are read and written. */
class StatementsIT {
    private static final int MANY = 1000;

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
    }

    abstract static class Contract {
        private final TimeOrderedIds ids = new TimeOrderedIds();
        private final TestDatabase database;
        private final WatchedDatabase watched;
        private final RunningUnits units;
        private final JdbcUnitOfWork work;

        Contract(Dialect dialect) {
            database = Databases.open(dialect);
            watched = new WatchedDatabase(database.database());
            Transactions transactions = new Transactions(watched);
            units = new RunningUnits(watched, transactions);
            work = new JdbcUnitOfWork(transactions, units);
        }

        @BeforeEach
        void table(@TempDir Path folder) {
            database.migrations()
                    .run("shop", ModuleFolder.withChangeLog(folder.resolve("shop"), GadgetModule.changeLog("shop")));
            units.open(GadgetModule.definition("shop"));
        }

        @AfterEach
        void close() {
            units.close();
            database.close();
        }

        @Test
        void aThousandInsertsAreOneBatch() {
            List<String> sent = sentBy(() -> insert(gadgets(MANY)));

            assertEquals(1, sent.size(), sent::toString);
            assertTrue(sent.get(0).startsWith("batch insert into shop_gadget"), sent::toString);
            assertEquals(List.of(Integer.toString(MANY)), database.query("select count(*) from shop_gadget"));
        }

        @Test
        void aThousandUpdatesAreOneBatchForEachSetOfColumns() {
            List<Gadget> stored = gadgets(MANY);
            sentBy(() -> insert(stored));

            List<String> sent = sentBy(() -> update(IntStream.range(0, MANY)
                    .mapToObj(i -> changed(stored.get(i), after -> {
                        after.priceAt(5L);
                        if (i % 2 == 0) {
                            after.rename("even");
                        }
                    }))
                    .toList()));

            assertEquals(2, sent.size(), sent::toString);
            assertTrue(sent.stream().allMatch(each -> each.startsWith("batch update shop_gadget set")), sent::toString);
            assertEquals(
                    List.of(Integer.toString(MANY / 2)),
                    database.query("select count(*) from shop_gadget where name = 'even' and version = 2"));
        }

        @Test
        void anUpdateNamesTheColumnsThatDifferAndTheVersionOnly() {
            Gadget stored = gadgets(1).get(0);
            stored.resize(new Gadget.Size(30, 20));
            stored.tag(new ArrayList<>(List.of("x")));
            sentBy(() -> insert(List.of(stored)));

            List<String> sent = sentBy(() -> update(List.of(changed(stored, after -> after.priceAt(5L)))));

            assertEquals(
                    List.of("update shop_gadget set price = ?, version = ? where ((id = ?) and (version = ?))"), sent);
        }

        @Test
        void whatIsFoundIsReadByOneQueryForUpToFiveHundredIds() {
            List<Gadget> stored = gadgets(MANY);
            sentBy(() -> insert(stored));

            List<String> sent = sentBy(() -> work.entities("shop")
                    .find(Gadget.class, stored.stream().map(Gadget::key).toList()));

            assertEquals(2, sent.size(), sent::toString);
            assertTrue(sent.stream().allMatch(each -> each.startsWith("select ")), sent::toString);
        }

        @Test
        void aLockAndAnUpdateReadOnce() {
            Gadget stored = gadgets(1).get(0);
            sentBy(() -> insert(List.of(stored)));

            List<String> sent = sentBy(() -> {
                Gadget before = work.entities("shop")
                        .lock(Gadget.class, List.of(stored.key()))
                        .get(0);
                update(List.of(changed(before, after -> after.priceAt(5L))));
            });

            assertEquals(
                    1, sent.stream().filter(each -> each.startsWith("select ")).count(), sent::toString);
        }

        private List<String> sentBy(Runnable step) {
            watched.sent();
            work.call(() -> {
                step.run();
                return true;
            });
            return watched.sent().stream()
                    .map(sql -> sql.toLowerCase(Locale.ROOT))
                    .toList();
        }

        private List<Gadget> gadgets(int number) {
            return IntStream.range(0, number)
                    .mapToObj(i -> {
                        Gadget gadget = new Gadget(ids, "gadget " + i);
                        stamp(gadget);
                        return gadget;
                    })
                    .toList();
        }

        private static void stamp(Gadget gadget) {
            Instant now = Instant.parse("2026-03-01T10:15:30Z");
            Fields.set(gadget, "createdAt", now);
            Fields.set(gadget, "modifiedAt", now);
        }

        private void insert(List<Gadget> gadgets) {
            work.entities("shop").insert(Gadget.class, gadgets);
        }

        private void update(List<Changed<Gadget>> changes) {
            work.entities("shop").update(Gadget.class, changes);
        }

        private Changed<Gadget> changed(Gadget before, Consumer<Gadget> change) {
            Gadget after = new Gadget(ids, String.valueOf(before.name()));
            stamp(after);
            Fields.set(after, "id", before.key());
            Fields.set(after, "version", before.version());
            after.resize(before.size());
            after.tag(before.tags());
            change.accept(after);
            return new Changed<>(before, after);
        }
    }
}
