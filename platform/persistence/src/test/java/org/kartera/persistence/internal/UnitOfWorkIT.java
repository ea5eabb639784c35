package org.kartera.persistence.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
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
import org.kartera.persistence.EntityStore.Changed;
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

            change("first", gadget.key(), held -> {
                held.madeBy(null);
                held.extension("shop.colour", null);
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

            change("first", gadget.key(), held -> {
                Objects.requireNonNull(held.marks()).add("b");
                Objects.requireNonNull(held.tags()).add("y");
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

            change("first", gadget.key(), held -> held.resize(new Gadget.Size(30, 25)));

            assertEquals(new Gadget.Size(30, 25), find("first", gadget.key()).size());
        }

        @Test
        void whatIsFoundAndChangedButNotHandedBackIsNotStored() {
            Gadget gadget = gadget("Lathe");
            store("first", gadget);

            work.call(() -> {
                found("first", gadget.key()).rename("Stolen");
                locked("first", gadget.key()).rename("Stolen");
                work.entities("first").insert(Gadget.class, List.of(gadget("other")));
                return gadget;
            });

            assertEquals("Lathe", find("first", gadget.key()).name());
            assertEquals(1, find("first", gadget.key()).version());
        }

        @Test
        void whatIsChangedAfterItWasHandedBackIsNotStored() {
            Gadget gadget = gadget("Lathe");

            work.call(() -> {
                work.entities("first").insert(Gadget.class, List.of(gadget));
                gadget.rename("Too late");
                return gadget;
            });

            assertEquals("Lathe", find("first", gadget.key()).name());
        }

        @Test
        void aColumnThatDoesNotDifferIsLeftAlone() {
            Gadget gadget = gadget("Lathe");
            gadget.resize(new Gadget.Size(30, 20));
            gadget.tag(List.of("x"));
            gadget.mark(List.of("a"));
            store("first", gadget);

            work.call(() -> {
                Gadget before = found("first", gadget.key());
                Gadget after = found("first", gadget.key());
                after.rename("Drill");
                after.resize(new Gadget.Size(30, 20));
                after.tag(new ArrayList<>(List.of("x")));
                execute("update first_gadget set price = 7, width = 1, tags = 'y', marks = 'b' where id = '"
                        + gadget.key() + "'");
                work.entities("first").update(Gadget.class, List.of(new Changed<>(before, after)));
                return after;
            });

            Gadget found = find("first", gadget.key());
            assertEquals("Drill", found.name());
            assertEquals(7L, found.price());
            assertEquals(new Gadget.Size(1, 20), found.size());
            assertEquals(List.of("y"), found.tags());
            assertEquals(List.of("b"), found.marks());
            assertEquals(2, found.version());
        }

        @Test
        void aWriteOutsideATransactionIsRefused() {
            assertThrows(
                    IllegalStateException.class,
                    () -> work.read(() -> {
                        work.entities("first").insert(Gadget.class, List.of(gadget("Lathe")));
                        return true;
                    }));
            assertThrows(IllegalStateException.class, () -> work.entities("first"));
        }

        @Test
        void manyAreFoundWhateverTheirNumberAndOnceEach() {
            List<UUID> keys =
                    new ArrayList<>(storeMany().stream().map(Gadget::key).toList());
            keys.add(keys.get(0));
            keys.add(ids.next());

            List<Gadget> found = work.read(() -> work.entities("first").find(Gadget.class, keys));

            assertEquals(MANY, found.size());
            assertEquals(MANY, found.stream().map(Gadget::key).distinct().count());
            assertEquals(List.of(), work.read(() -> work.entities("first").find(Gadget.class, List.of())));
        }

        @Test
        void twoModulesCommitTogether() {
            Gadget one = gadget("one");
            Gadget two = gadget("two");

            work.call(() -> {
                work.entities("first").insert(Gadget.class, List.of(one));
                work.entities("second").insert(Gadget.class, List.of(two));
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
                        work.entities("first").insert(Gadget.class, List.of(one));
                        work.entities("second").insert(Gadget.class, List.of(two));
                        throw new IllegalStateException("no");
                    }));

            assertEquals("no", thrown.getMessage());
            assertNull(findOrNull("first", one.key()));
            assertNull(findOrNull("second", two.key()));
        }

        @Test
        void aRefusedInsertRollsAllBack() {
            Gadget one = gadget("one");
            Gadget two = gadget("two");
            store("second", two);
            Gadget clash = gadget("clash");
            Fields.set(clash, "id", two.key());

            CrmException thrown = assertThrows(
                    CrmException.class,
                    () -> work.call(() -> {
                        work.entities("first").insert(Gadget.class, List.of(one));
                        work.entities("second").insert(Gadget.class, List.of(clash));
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
                        Gadget before = found("first", gadget.key());
                        Gadget after = found("first", gadget.key());
                        after.rename("mine");
                        assertDoesInAnotherThread(
                                () -> change("first", gadget.key(), theirs -> theirs.rename("theirs")));
                        work.entities("first").update(Gadget.class, List.of(new Changed<>(before, after)));
                        return after;
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
                        database.execute("update first_gadget set version = 7 where id = '"
                                + many.get(MANY / 2).key() + "'");
                        renameAll(many, "stale");
                        return many;
                    }));

            assertEquals(StandardError.STALE_VERSION, thrown.code());
            assertEquals(List.of("0"), database.query("select count(*) from first_gadget where name = 'stale'"));
        }

        @Test
        void aBatchCountsEveryVersion() {
            List<Gadget> many = storeMany();

            work.call(() -> {
                renameAll(many, "counted");
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
                        work.entities("distinct").insert(Gadget.class, many);
                        return many;
                    }));

            assertEquals("u_distinct_gadget_name", thrown.index());
        }

        @Test
        void aRefusalThatIsSwallowedIsNotCommitted() {
            Gadget gadget = gadget("Lathe");
            store("first", gadget);
            Gadget other = gadget("other");

            CrmException thrown = assertThrows(
                    CrmException.class,
                    () -> work.call(() -> {
                        Gadget clash = gadget("clash");
                        Fields.set(clash, "id", gadget.key());
                        work.entities("second").insert(Gadget.class, List.of(other));
                        assertThrows(
                                CrmException.class, () -> work.entities("first").insert(Gadget.class, List.of(clash)));
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
                work.entities("first").insert(Gadget.class, List.of(gadget));
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
                work.entities("first").insert(Gadget.class, List.of(before));
                database.units().open(GadgetModule.definition("first"));
                work.entities("first").insert(Gadget.class, List.of(after));
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
                work.entities("first").insert(Gadget.class, many);
                return many;
            });
            return many;
        }

        private void store(String module, Gadget gadget) {
            work.call(() -> {
                work.entities(module).insert(Gadget.class, List.of(gadget));
                return gadget;
            });
        }

        /** Finds an entity, changes it and hands it back. */
        private void change(String module, UUID id, Consumer<Gadget> change) {
            work.call(() -> {
                Gadget before = locked(module, id);
                Gadget after = found(module, id);
                change.accept(after);
                work.entities(module).update(Gadget.class, List.of(new Changed<>(before, after)));
                return after;
            });
        }

        /** Inside a unit of work. */
        private void renameAll(List<Gadget> stored, String name) {
            work.entities("first")
                    .update(
                            Gadget.class,
                            stored.stream()
                                    .map(before -> {
                                        Gadget after = gadget(name);
                                        Fields.set(after, "id", before.key());
                                        Fields.set(after, "version", before.version());
                                        return new Changed<>(before, after);
                                    })
                                    .toList());
        }

        /** Inside a unit of work. */
        private void execute(String sql) {
            try (Statement statement = work.connection().createStatement()) {
                statement.execute(sql);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        /** Inside a unit of work. */
        private Gadget found(String module, UUID id) {
            return work.entities(module).find(Gadget.class, List.of(id)).get(0);
        }

        /** Inside a unit of work. */
        private Gadget locked(String module, UUID id) {
            return work.entities(module).lock(Gadget.class, List.of(id)).get(0);
        }

        private Gadget find(String module, UUID id) {
            return Objects.requireNonNull(findOrNull(module, id));
        }

        private @Nullable Gadget findOrNull(String module, UUID id) {
            return work.read(() -> work.entities(module).find(Gadget.class, List.of(id)).stream()
                            .findFirst())
                    .orElse(null);
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
