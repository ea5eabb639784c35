package org.kartera.records.internal.custom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kartera.persistence.Dialect;
import org.kartera.persistence.TimeOrderedIds;
import org.kartera.persistence.testing.Databases;
import org.kartera.platform.CrmException;
import org.kartera.platform.StandardError;
import org.kartera.platform.record.CrmRecord;
import org.kartera.platform.record.Field;
import org.kartera.platform.record.FieldKind;
import org.kartera.platform.record.OnDelete;
import org.kartera.platform.record.Place;
import org.kartera.platform.record.RecordType;
import org.kartera.records.custom.CustomField;
import org.kartera.records.custom.CustomState;
import org.kartera.records.custom.Customisation;
import org.kartera.records.custom.CustomisationError;
import org.kartera.records.custom.FieldDefinition;
import org.kartera.records.custom.Origin;

/** What becomes of added fields in the course of time: under load, in a crash, at a start, after an update of the module. */
abstract class CustomFieldLifeContract {
    private static final int ROWS = 100_000;
    private static final int WRITERS = 2;
    private static final int READERS = 2;

    private final Dialect dialect;

    @TempDir
    Path folder;

    private @Nullable Yard running;

    CustomFieldLifeContract(Dialect dialect) {
        this.dialect = dialect;
    }

    /** As an update of the module brings it, with a field of its own called {@code budget}. */
    @RecordType(name = "yard.machine", title = "{name}")
    static class MachineWithBudget extends CrmRecord {
        @Field(
                required = true,
                in = {Place.LIST, Place.SORT, Place.SEARCH})
        @Nullable
        String name;

        @Field
        @Nullable
        String budget;
    }

    private Yard yard() {
        return Objects.requireNonNull(running);
    }

    private Yard open() {
        running = Yard.open(dialect, folder);
        return running;
    }

    private Yard restarted(Class<?> machine) {
        yard().stop();
        running = new Yard(yard().database(), folder.resolve(machine.getSimpleName()), machine);
        return running;
    }

    @AfterEach
    void close() {
        if (running != null) {
            running.close();
        }
    }

    @Test
    void readersAndWritersGoOnWhileAFieldIsAddedToAHundredThousandRecords() throws Exception {
        Yard yard = open();
        fill(yard);
        AtomicBoolean over = new AtomicBoolean();
        AtomicLong longest = new AtomicLong();
        ExecutorService others = Executors.newFixedThreadPool(READERS + WRITERS);
        List<Future<Long>> work = new ArrayList<>();
        UUID[] own = new UUID[WRITERS];
        for (int writer = 0; writer < WRITERS; writer++) {
            UUID id = yard.create("name", "written");
            own[writer] = id;
            work.add(others.submit(
                    until(over, longest, () -> yard.update(id, "name", "written " + System.nanoTime()))));
        }
        for (int reader = 0; reader < READERS; reader++) {
            work.add(others.submit(until(over, longest, () -> yard.names("name=starts=written", "name"))));
        }
        List<String> told = new ArrayList<>();
        for (Map<String, @Nullable Object> field : List.of(
                Yard.map("name", "note", "kind", "text", "label", "Note"),
                Yard.map("name", "price", "kind", "money", "label", "Price"),
                Yard.map("name", "phase", "kind", "integer", "label", "Phase", "filterable", true))) {
            longest.set(0);
            long start = System.nanoTime();
            yard.asAdmin(() -> yard.customisation.add(Yard.MACHINE, field, Origin.ADMIN));
            told.add(field.get("name") + " " + (System.nanoTime() - start) / 1_000_000 + " ms, others waited up to "
                    + longest.get() / 1_000_000 + " ms");
            yard.update(own[0], "note", "in use");
        }
        over.set(true);
        for (Future<Long> each : work) {
            assertTrue(each.get(1, TimeUnit.MINUTES) > 0, "nothing was done meanwhile");
        }
        others.shutdown();
        yard.update(own[0], "price", Map.of("amount", "5", "currency", "EUR"), "phase", 7);
        assertEquals(1, yard.names("phase==7").size());
        Logger.getLogger(getClass().getName()).info(() -> dialect + ": " + told);
    }

    private static Callable<Long> until(AtomicBoolean over, AtomicLong longest, Runnable work) {
        return () -> {
            long done = 0;
            while (!over.get()) {
                long start = System.nanoTime();
                work.run();
                longest.accumulateAndGet(System.nanoTime() - start, Math::max);
                done++;
            }
            return done;
        };
    }

    private static void fill(Yard yard) throws SQLException {
        TimeOrderedIds ids = new TimeOrderedIds();
        Timestamp now = Timestamp.from(Instant.now());
        try (Connection connection = yard.database().database().pool().getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "insert into yard_machine (id, version, created_at, modified_at, title, title_f, name, name_f)"
                                + " values (?, 1, ?, ?, ?, ?, ?, ?)")) {
            connection.setAutoCommit(false);
            for (int row = 1; row <= ROWS; row++) {
                String name = "machine " + row;
                insert.setString(1, ids.next().toString());
                insert.setTimestamp(2, now);
                insert.setTimestamp(3, now);
                for (int text = 4; text <= 7; text++) {
                    insert.setString(text, name);
                }
                insert.addBatch();
                if (row % 1_000 == 0) {
                    insert.executeBatch();
                    connection.commit();
                }
            }
            connection.setAutoCommit(true);
        }
    }

    @Test
    void aTableThatSomebodyHoldsIsLeftAloneAndNothingIsDone() throws Exception {
        Yard yard = open();
        yard.create("name", "held");
        try (Connection holder = yard.database().database().pool().getConnection();
                Statement statement = holder.createStatement()) {
            holder.setAutoCommit(false);
            statement.executeUpdate("update yard_machine set name = 'other'");
            CrmException refused = assertThrows(
                    CrmException.class, () -> yard.add("name", "budget", "kind", "integer", "label", "Budget"));
            assertEquals(StandardError.TABLE_BUSY, refused.code());
            holder.rollback();
            holder.setAutoCommit(true);
        }
        assertEquals(List.of(), yard.asAdmin(() -> yard.customisation.fields(Yard.MACHINE)));
        assertEquals(List.of("held"), yard.names(""));
        yard.add("name", "budget", "kind", "integer", "label", "Budget");
        yard.create("name", "after", "budget", 5);
    }

    @Test
    void whatAKillLeftOnItsWayIsThereAfterTheNextStart() {
        Yard yard = open();
        UUID machine = yard.create("name", "crane");
        yard.add("name", "done", "kind", "integer", "label", "Done");
        yard.update(machine, "done", 1);
        for (String column : List.of("", "x_half")) {
            String name = column.isEmpty() ? "none" : "half";
            if (!column.isEmpty()) {
                yard.database().execute("alter table yard_machine add column x_half varchar(100)");
            }
            yard().catalogue.store().insert(unfinished(name));
        }
        Yard again = restarted(Machine.class);

        assertEquals(
                List.of("done ACTIVE", "none ACTIVE", "half ACTIVE"),
                again.asAdmin(() -> again.customisation.fields(Yard.MACHINE).stream()
                        .map(field -> field.name() + " " + field.state())
                        .toList()));
        again.update(machine, "none", "a", "half", "b");
        assertEquals("a", again.value(machine, "none"));
        assertEquals(1L, again.value(machine, "done"));
    }

    private static CustomField unfinished(String name) {
        FieldDefinition field = new FieldDefinition(
                name,
                FieldKind.TEXT,
                Map.of("en", name),
                Map.of(),
                false,
                false,
                false,
                false,
                false,
                null,
                Set.of(),
                100,
                null,
                null,
                null,
                List.of(),
                List.of(),
                OnDelete.CLEAR,
                null,
                null,
                null,
                null,
                null,
                "x_" + name,
                null);
        return Versions.first(UUID.randomUUID(), Yard.MACHINE, field, Origin.ADMIN, Yard.ADMIN, Instant.now());
    }

    @Test
    void whatCannotBeCompletedFailsAndTheModuleIsThere() {
        Yard yard = open();
        yard.database().execute("alter table yard_machine add column x_broken int");
        yard.catalogue.store().insert(unfinished("broken"));
        Yard again = restarted(Machine.class);

        CustomField field = again.asAdmin(() -> again.customisation.field(Yard.MACHINE, "broken"));
        assertEquals(CustomState.FAILED, field.state());
        assertFalse(field.reason().isEmpty());
        again.create("name", "works");

        CrmException refused = assertThrows(
                CrmException.class, () -> again.asAdmin(() -> again.customisation.restore(Yard.MACHINE, "broken")));
        assertEquals(CustomisationError.CANNOT_COMPLETE, refused.code());
        assertEquals(
                CustomState.FAILED,
                again.asAdmin(() -> again.customisation.field(Yard.MACHINE, "broken"))
                        .state());
        again.create("name", "works still");

        again.database().execute("alter table yard_machine drop column x_broken");
        CustomField mended = again.asAdmin(() -> again.customisation.restore(Yard.MACHINE, "broken"));
        assertEquals(CustomState.ACTIVE, mended.state());
        assertEquals("", mended.reason());
        UUID machine = again.create("name", "whole", "broken", "not any more");
        assertEquals("not any more", again.value(machine, "broken"));
        again.update(machine, "broken", null);
        again.asAdmin(() -> {
            again.customisation.delete(Yard.MACHINE, "broken", null);
            return true;
        });
    }

    @Test
    void aFieldOfTheModuleLeavesThatOfTheAdminItsValuesUnderAnotherName() {
        Yard yard = open();
        yard.add("name", "budget", "kind", "integer", "label", Map.of("en", "Budget"));
        UUID crane = yard.create("name", "crane", "budget", 500);
        yard.database().execute("alter table yard_machine add column budget varchar(400)");
        Yard updated = restarted(MachineWithBudget.class);

        assertNull(updated.value(crane, "budget"));
        assertEquals(500L, updated.value(crane, "budget_custom"));
        CustomField field = updated.asAdmin(() -> updated.customisation.field(Yard.MACHINE, "budget_custom"));
        assertEquals("budget", field.definition().conflict());
        updated.update(crane, "budget", "large", "budget_custom", 600);
        assertEquals(List.of("crane"), updated.names("budget==large;budget_custom==600"));
        updated.asAdmin(() -> updated.customisation.rename(Yard.MACHINE, "budget_custom", "ownBudget"));
        assertEquals(600L, updated.value(crane, "ownBudget"));
        assertNull(updated.asAdmin(() -> updated.customisation.field(Yard.MACHINE, "ownBudget"))
                .definition()
                .conflict());
    }

    @Test
    void threeHundredFieldsAreServedAndNoneMoreIsTaken() {
        Yard yard = open();
        Instant now = Instant.now();
        for (int number = 1; number < Customisation.MOST_FIELDS; number++) {
            yard.catalogue
                    .store()
                    .insert(Versions.first(
                            UUID.randomUUID(),
                            Yard.MACHINE,
                            unfinished("f" + number).definition(),
                            Origin.ADMIN,
                            Yard.ADMIN,
                            now));
        }
        Yard full = restarted(Machine.class);
        full.add("name", "last", "kind", "integer", "label", "Last");
        CrmException refused =
                assertThrows(CrmException.class, () -> full.add("kind", "text", "label", "One too many"));
        assertEquals(CustomisationError.TOO_MANY_FIELDS, refused.code());
        assertEquals(List.<Object>of(Customisation.MOST_FIELDS), refused.args());

        UUID wide = full.create("name", "wide", "f1", "first", "f299", "end", "last", 300);
        assertEquals("end", full.value(wide, "f299"));
        assertEquals(List.of("wide"), full.names("f1==first;last==300", "-f299"));
        assertEquals(
                300, full.asAdmin(() -> full.customisation.fields(Yard.MACHINE)).size());
    }

    /** For databases that take more than one process. */
    void anotherNodeFollows() {
        Yard first = open();
        UUID crane = first.create("name", "crane");
        try (Second second =
                new Second(new Yard(Databases.secondNode(first.database()), folder.resolve("second"), Machine.class))) {
            Yard other = second.yard();
            first.add("name", "budget", "kind", "integer", "label", "Budget");
            first.update(crane, "budget", 5);
            Yard.await(() -> other.row(crane).fields().contains("budget"));
            assertEquals(5L, other.value(crane, "budget"));
            other.update(crane, "budget", 6);
            assertEquals(6L, first.value(crane, "budget"));

            other.asAdmin(() -> other.customisation.rename(Yard.MACHINE, "budget", "cost"));
            Yard.await(() -> first.row(crane).fields().contains("cost"));
            first.update(crane, "cost", 7);
            other.asAdmin(() -> other.customisation.retire(Yard.MACHINE, "cost"));
            Yard.await(() -> !first.row(crane).fields().contains("cost"));

            first.define("label", "Cart");
            Yard.await(() -> other.metadata.current().known("custom.cart").isPresent());
            assertNotNull(other.create("custom.cart", Yard.map("name", "one")));
        }
    }

    private record Second(Yard yard) implements AutoCloseable {
        @Override
        public void close() {
            yard.close();
        }
    }
}
