package org.kartera.persistence.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import jakarta.persistence.EntityManager;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.kartera.persistence.Dialect;
import org.kartera.persistence.DuplicateKeyException;
import org.kartera.persistence.Indexes.Index;
import org.kartera.persistence.TimeOrderedIds;
import org.kartera.persistence.UnitDefinition;
import org.kartera.persistence.UnitOfWork;
import org.kartera.persistence.testing.Databases;
import org.kartera.persistence.testing.TestDatabase;
import org.kartera.platform.CrmException;
import org.kartera.platform.StandardError;
import org.kartera.platform.record.Ref;

/** One transaction over the units of several modules. */
class UnitOfWorkIT {
    private static final int MANY = 300;
    private static final List<String> MODULES = List.of("first", "second", "distinct");

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

    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    abstract static class Contract {
        private final TestDatabase database;
        private final UnitOfWork work;
        private final TimeOrderedIds ids = new TimeOrderedIds();

        Contract(Dialect dialect) {
            database = Databases.open(dialect);
            work = database.unitOfWork();
        }

        @BeforeAll
        void tables(@TempDir Path folder) {
            for (String module : MODULES) {
                String changeLog = GadgetModule.changeLog(module);
                database.migrations().run(module, ModuleFolder.withChangeLog(folder.resolve(module), changeLog));
            }
        }

        @BeforeEach
        void units() {
            MODULES.forEach(module -> database.units().open(GadgetModule.definition(module)));
        }

        @AfterAll
        void close() {
            database.close();
        }

        @Test
        void everyKindOfFieldComesBackAsItWasStored() {
            Gadget gadget = gadget("Lathe");
            Ref maker = Ref.to("contacts.company", ids.next());
            gadget.priceAt(1234L);
            gadget.madeBy(maker);
            gadget.mark(List.of("a", "b"));
            gadget.note("n".repeat(50_000));
            gadget.extension("shop.colour", "red");
            gadget.resize(new Gadget.Size(30, 20));
            gadget.tag(List.of("x"));
            store("first", gadget);

            Gadget found = find("first", gadget.key());

            assertEquals("Lathe", found.name());
            assertEquals(new Gadget.Size(30, 20), found.size());
            assertEquals(List.of("x"), found.tags());
            assertEquals(1234L, found.price());
            assertEquals(maker, found.maker());
            assertEquals(List.of("a", "b"), found.marks());
            assertEquals("n".repeat(50_000), found.notes());
            assertEquals("red", found.extension("shop.colour"));
            assertEquals(gadget.createdAt(), found.createdAt());
            assertEquals(1, found.version());
        }

        @Test
        void emptyFieldsStayEmpty() {
            Gadget gadget = gadget("Lathe");
            store("first", gadget);

            Gadget found = find("first", gadget.key());

            assertNull(found.price());
            assertNull(found.maker());
            assertNull(found.owner());
            assertNull(found.marks());
            assertNull(found.notes());
            assertNull(found.size());
            assertNull(found.tags());
            assertNull(found.extension("shop.colour"));
        }

        @Test
        void fieldsAreEmptiedByAnUpdate() {
            Gadget gadget = gadget("Lathe");
            gadget.madeBy(Ref.to("contacts.company", ids.next()));
            gadget.extension("shop.colour", "red");
            store("first", gadget);

            work.call(() -> {
                Gadget held = held("first", gadget.key());
                held.madeBy(null);
                held.extension("shop.colour", null);
                return held;
            });

            Gadget found = find("first", gadget.key());
            assertNull(found.maker());
            assertNull(found.extension("shop.colour"));
            assertEquals(2, found.version());
        }

        @Test
        void aChangeInsideAListIsStored() {
            Gadget gadget = gadget("Lathe");
            gadget.mark(new ArrayList<>(List.of("a")));
            gadget.tag(new ArrayList<>(List.of("x")));
            store("first", gadget);

            work.call(() -> {
                Gadget held = held("first", gadget.key());
                Objects.requireNonNull(held.marks()).add("b");
                Objects.requireNonNull(held.tags()).add("y");
                return held;
            });

            Gadget found = find("first", gadget.key());
            assertEquals(List.of("a", "b"), found.marks());
            assertEquals(List.of("x", "y"), found.tags());
        }

        @Test
        void aChangeOfOneOfTwoColumnsIsStored() {
            Gadget gadget = gadget("Lathe");
            gadget.resize(new Gadget.Size(30, 20));
            store("first", gadget);

            work.call(() -> {
                Gadget held = held("first", gadget.key());
                held.resize(new Gadget.Size(30, 25));
                return held;
            });

            assertEquals(new Gadget.Size(30, 25), find("first", gadget.key()).size());
        }

        @Test
        void aRecordThatIsNotChangedKeepsItsVersion() {
            Gadget gadget = gadget("Lathe");
            gadget.resize(new Gadget.Size(30, 20));
            gadget.tag(List.of("x"));
            gadget.mark(List.of("a"));
            gadget.madeBy(Ref.to("contacts.company", ids.next()));
            gadget.extension("shop.colour", "red");
            store("first", gadget);

            work.call(() -> {
                Gadget held = held("first", gadget.key());
                held.resize(new Gadget.Size(30, 20));
                held.tag(new ArrayList<>(List.of("x")));
                held.mark(List.of("a"));
                return held;
            });

            assertEquals(1, find("first", gadget.key()).version());
        }

        @Test
        void twoModulesCommitTogether() {
            Gadget one = gadget("one");
            Gadget two = gadget("two");

            work.call(() -> {
                work.entityManager("first").persist(one);
                work.entityManager("second").persist(two);
                return one;
            });

            assertEquals("one", find("first", one.key()).name());
            assertEquals("two", find("second", two.key()).name());
        }

        @Test
        void twoModulesRollBackTogether() {
            Gadget one = gadget("one");
            Gadget two = gadget("two");

            IllegalStateException thrown = assertThrows(
                    IllegalStateException.class,
                    () -> work.call(() -> {
                        work.entityManager("first").persist(one);
                        work.flush();
                        work.entityManager("second").persist(two);
                        work.flush();
                        throw new IllegalStateException("no");
                    }));

            assertEquals("no", thrown.getMessage());
            assertNull(findOrNull("first", one.key()));
            assertNull(findOrNull("second", two.key()));
        }

        @Test
        void aFailureAtCommitRollsAllBack() {
            Gadget one = gadget("one");
            Gadget two = gadget("two");
            store("second", two);
            Gadget clash = gadget("clash");
            Fields.set(clash, "id", two.key());

            CrmException thrown = assertThrows(
                    CrmException.class,
                    () -> work.call(() -> {
                        work.entityManager("first").persist(one);
                        work.entityManager("second").persist(clash);
                        return one;
                    }));

            assertEquals(StandardError.DUPLICATE_VALUE, thrown.code());
            assertNull(findOrNull("first", one.key()));
        }

        @Test
        void aRecordThatAnotherHasChangedIsStale() {
            Gadget gadget = gadget("Lathe");
            store("first", gadget);

            CrmException thrown = assertThrows(
                    CrmException.class,
                    () -> work.call(() -> {
                        Gadget held = held("first", gadget.key());
                        held.rename("mine");
                        assertDoesInAnotherThread(() -> work.call(() -> {
                            held("first", gadget.key()).rename("theirs");
                            return gadget;
                        }));
                        work.flush();
                        return held;
                    }));

            assertEquals(StandardError.STALE_VERSION, thrown.code());
            assertEquals("theirs", find("first", gadget.key()).name());
        }

        @Test
        void oneStaleRecordInABatchIsFound() {
            List<Gadget> many = storeMany();

            CrmException thrown = assertThrows(
                    CrmException.class,
                    () -> work.call(() -> {
                        many.forEach(each -> held("first", each.key()).rename("stale"));
                        database.execute("update first_gadget set version = 7 where id = '"
                                + many.get(MANY / 2).key() + "'");
                        return many;
                    }));

            assertEquals(StandardError.STALE_VERSION, thrown.code());
            assertEquals(List.of("0"), database.query("select count(*) from first_gadget where name = 'stale'"));
        }

        @Test
        void aBatchCountsEveryVersion() {
            List<Gadget> many = storeMany();

            work.call(() -> {
                many.forEach(each -> held("first", each.key()).rename("counted"));
                return many;
            });

            assertEquals(
                    List.of(Integer.toString(MANY)),
                    database.query("select count(*) from first_gadget where name = 'counted' and version = 2"));
        }

        @Test
        void aDuplicateInABatchNamesItsIndex() {
            database.indexes()
                    .ensure(List.of(
                            new Index("u_distinct_gadget_name", "distinct_gadget", List.of("name"), true, true)));
            List<Gadget> many = IntStream.range(0, MANY)
                    .mapToObj(i -> gadget("gadget " + i % (MANY - 1)))
                    .toList();

            DuplicateKeyException thrown = assertThrows(
                    DuplicateKeyException.class,
                    () -> work.call(() -> {
                        many.forEach(work.entityManager("distinct")::persist);
                        work.flush();
                        return many;
                    }));

            assertEquals("u_distinct_gadget_name", thrown.index());
        }

        @Test
        void whatAFlushRefusedIsNotCommittedWhenItIsSwallowed() {
            Gadget gadget = gadget("Lathe");
            store("first", gadget);
            Gadget other = gadget("other");

            CrmException thrown = assertThrows(
                    CrmException.class,
                    () -> work.call(() -> {
                        Gadget clash = gadget("clash");
                        Fields.set(clash, "id", gadget.key());
                        work.entityManager("second").persist(other);
                        work.entityManager("first").persist(clash);
                        assertThrows(CrmException.class, work::flush);
                        return other;
                    }));

            assertEquals(StandardError.DUPLICATE_VALUE, thrown.code());
            assertNull(findOrNull("second", other.key()));
        }

        @Test
        void whatFollowsACommitRunsOutsideTheTransaction() {
            List<String> seen = new ArrayList<>();

            work.call(() -> {
                work.afterCommit(() -> seen.add("commit, active " + work.active()));
                work.afterCompletion(() -> seen.add("completion"));
                return seen;
            });

            assertEquals(List.of("commit, active false", "completion"), seen);
        }

        @Test
        void nothingFollowsACommitThatDidNotHappen() {
            List<String> seen = new ArrayList<>();

            assertThrows(
                    IllegalStateException.class,
                    () -> work.call(() -> {
                        work.afterCommit(() -> seen.add("commit"));
                        work.afterCompletion(() -> seen.add("completion"));
                        throw new IllegalStateException();
                    }));

            assertEquals(List.of("completion"), seen);
        }

        @Test
        void aFollowerThatFailsDoesNotUndoTheCommit() {
            Gadget gadget = gadget("Lathe");

            work.call(() -> {
                work.entityManager("first").persist(gadget);
                work.afterCommit(() -> {
                    throw new IllegalStateException("follower");
                });
                return gadget;
            });

            assertNotNull(findOrNull("first", gadget.key()));
        }

        @Test
        void readingSeesNoTransactionAndWritingInsideItCommits() {
            Gadget gadget = gadget("Lathe");

            boolean active = work.read(() -> {
                store("first", gadget);
                return work.active();
            });

            assertEquals(false, active);
            assertNotNull(findOrNull("first", gadget.key()));
        }

        @Test
        void aReplacedUnitServesWhatIsInFlight() {
            Gadget before = gadget("before");
            Gadget after = gadget("after");

            work.call(() -> {
                work.entityManager("first").persist(before);
                database.units().open(GadgetModule.definition("first"));
                work.entityManager("first").persist(after);
                return before;
            });

            assertNotNull(findOrNull("first", before.key()));
            assertNotNull(findOrNull("first", after.key()));
        }

        @Test
        void aClosedUnitIsADisabledModule() {
            database.units().close("first");

            CrmException thrown = assertThrows(CrmException.class, () -> findOrNull("first", ids.next()));

            assertEquals(StandardError.MODULE_DISABLED, thrown.code());
        }

        @Test
        void aBrokenMappingIsToldAndLeavesTheFormerUnit() {
            Gadget gadget = gadget("Lathe");
            var good = GadgetModule.definition("first");
            var broken = new UnitDefinition(
                    "first",
                    good.orm().replace("name=\"price\"", "name=\"prize\""),
                    good.classes(),
                    good.loader(),
                    good.converters());

            assertThrows(RuntimeException.class, () -> database.units().open(broken));

            store("first", gadget);
            assertNotNull(findOrNull("first", gadget.key()));
        }

        private Gadget gadget(String name) {
            Gadget gadget = new Gadget(ids, name);
            Instant now = Instant.parse("2026-03-01T10:15:30.123456Z");
            Fields.set(gadget, "createdAt", now);
            Fields.set(gadget, "modifiedAt", now);
            return gadget;
        }

        private List<Gadget> storeMany() {
            List<Gadget> many = IntStream.range(0, MANY)
                    .mapToObj(i -> gadget("gadget " + i))
                    .toList();
            work.call(() -> {
                many.forEach(work.entityManager("first")::persist);
                return many;
            });
            return many;
        }

        private void store(String module, Gadget gadget) {
            work.call(() -> {
                EntityManager manager = work.entityManager(module);
                manager.persist(gadget);
                return gadget;
            });
        }

        /** Inside a unit of work. */
        private Gadget held(String module, UUID id) {
            return work.entityManager(module).find(Gadget.class, id);
        }

        private Gadget find(String module, UUID id) {
            return Objects.requireNonNull(findOrNull(module, id));
        }

        private @Nullable Gadget findOrNull(String module, UUID id) {
            return work.call(() -> Optional.ofNullable(held(module, id))).orElse(null);
        }

        private static void assertDoesInAnotherThread(Runnable step) {
            Thread thread = new Thread(step);
            thread.start();
            try {
                thread.join();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
