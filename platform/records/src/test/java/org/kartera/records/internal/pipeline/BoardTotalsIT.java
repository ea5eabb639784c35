package org.kartera.records.internal.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kartera.persistence.Dialect;
import org.kartera.persistence.testing.TestDatabase;
import org.kartera.platform.Access;
import org.kartera.platform.Caller;
import org.kartera.platform.CrmException;
import org.kartera.platform.record.Filter;
import org.kartera.platform.record.Group;
import org.kartera.platform.record.GroupQuery;
import org.kartera.platform.record.GroupQuery.Function;
import org.kartera.platform.record.GroupQuery.Measure;
import org.kartera.records.Mutation;
import org.kartera.records.internal.mapping.ChangeLogText;
import org.kartera.records.internal.mapping.TableShape;
import org.kartera.records.internal.metadata.RecordReader;
import org.kartera.records.internal.module.ModuleContent;
import org.kartera.records.internal.module.ModuleTables;
import org.kartera.records.internal.total.RollUp;
import org.kartera.records.metadata.EntityType;
import org.kartera.records.testing.TestModule;

/** Totals of boards, from what is rolled up, are those of the records. */
class BoardTotalsIT {
    private static final String JOB = "desk.job";
    private static final String CUSTOMER = "shop.customer";
    private static final String TICKET = "desk.ticket";
    private static final UUID NORTH = Shop.IDS.next();
    private static final UUID SOUTH = Shop.IDS.next();
    private static final UUID ANA = Shop.IDS.next();
    private static final UUID BEN = Shop.IDS.next();

    /** Everybody may write everything. */
    private static final List<Caller> WRITERS = List.of(
            Shop.caller(Access.ALL, ANA, NORTH),
            Shop.caller(Access.ALL, BEN, SOUTH, NORTH),
            Shop.caller(Access.ALL, Shop.IDS.next()));

    private static final List<Caller> READERS = List.of(
            Caller.system("test"),
            Shop.caller(Access.OWN, ANA, NORTH),
            Shop.caller(Access.TEAM, ANA, NORTH),
            Shop.caller(Access.TEAM, BEN, NORTH, SOUTH),
            Shop.caller(Access.TEAM, BEN),
            Shop.caller(Access.OWN, Shop.IDS.next()));

    private static final List<GroupQuery> QUERIES = List.of(
            asked("step"),
            asked("customer", new Measure(Function.SUM, "amount")),
            asked(
                    "step",
                    new Measure(Function.SUM, "amount"),
                    new Measure(Function.AVG, "amount"),
                    new Measure(Function.AVG, "weight"),
                    new Measure(Function.SUM, "weight"),
                    new Measure(Function.SUM, "points"),
                    new Measure(Function.AVG, "points"),
                    new Measure(Function.SUM, "effort")));

    @TempDir
    Path folder;

    private @Nullable Shop opened;

    @AfterEach
    void close() {
        shop().close();
    }

    private void open(Dialect dialect) {
        opened = new Shop(dialect, folder);
    }

    private Shop shop() {
        return Objects.requireNonNull(opened);
    }

    private RollUp rollUp() {
        return new RollUp(shop().kernel().database().database());
    }

    private EntityType job() {
        return shop().kernel().type(JOB);
    }

    private static GroupQuery asked(String by, Measure... measures) {
        return new GroupQuery(JOB, new Filter.And(List.of()), List.of(by), List.of(measures));
    }

    private List<Group> totals(GroupQuery query, Caller reader) {
        return shop().as(reader, () -> shop().gateway().groups(query));
    }

    /** From the records: a transaction that writes does not read what is rolled up. */
    private List<Group> counted(GroupQuery query, Caller reader) {
        return shop().kernel().database().unitOfWork().call(() -> totals(query, reader));
    }

    private void assertSame(String when) {
        for (GroupQuery query : QUERIES) {
            for (Caller reader : READERS) {
                assertEquals(counted(query, reader), totals(query, reader), () -> when + ": " + query.by());
            }
        }
    }

    private long number(String sql) {
        return Long.parseLong(
                Objects.requireNonNull(shop().kernel().database().query(sql).get(0)));
    }

    private long left() {
        return number("select count(*) from records_total_delta");
    }

    /** Adds records to what is folded, so that whoever reads that is known. */
    private void tamper() {
        shop().kernel()
                .database()
                .execute("update records_total set counted = counted + 1000 where entity = 'desk.job'");
    }

    private static Map<String, @Nullable Object> some(Random random, List<UUID> customers, List<UUID> tickets) {
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("step", pick(random, Arrays.asList("open", "doing", "done", null)));
        values.put(
                "customer",
                random.nextInt(4) == 0 ? null : pick(random, customers).toString());
        values.put("ticket", random.nextInt(3) == 0 ? pick(random, tickets).toString() : null);
        values.put(
                "amount",
                random.nextInt(5) == 0
                        ? null
                        : Map.of(
                                "amount",
                                String.valueOf(random.nextInt(100_000)),
                                "currency",
                                pick(random, List.of("EUR", "USD", "JPY"))));
        values.put("weight", random.nextInt(5) == 0 ? null : random.nextInt(1000) + "." + random.nextInt(1000));
        values.put("points", random.nextInt(5) == 0 ? null : random.nextInt(10));
        values.put("effort", random.nextInt(5) == 0 ? null : "PT" + random.nextInt(100) + "M");
        values.keySet().removeIf(field -> random.nextInt(3) == 0);
        return values;
    }

    private static <T> T pick(Random random, List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    /** One change by somebody; what is refused is none. */
    private void step(Random random, List<UUID> jobs, List<UUID> customers, List<UUID> tickets) {
        Caller writer = pick(random, WRITERS);
        shop().as(writer, () -> {
            try {
                change(random, writer, jobs, customers, tickets);
            } catch (CrmException refused) {
                return false;
            }
            return true;
        });
    }

    private void change(Random random, Caller writer, List<UUID> jobs, List<UUID> customers, List<UUID> tickets) {
        UUID job = pick(random, jobs);
        switch (random.nextInt(12)) {
            case 0, 1 -> jobs.add(shop().create(JOB, pairs(some(random, customers, tickets))));
            case 2, 3, 4 -> shop().update(JOB, job, pairs(some(random, customers, tickets)));
            case 5 -> shop().update(JOB, job, "owner", String.valueOf(writer.user()), "team", team(random, writer));
            case 6 -> shop().delete(JOB, job);
            case 7 -> shop().restore(JOB, job);
            case 8 -> shop().purge(JOB, job);
            case 9 -> shop().delete(CUSTOMER, pick(random, customers));
            case 10 -> shop().delete(TICKET, pick(random, tickets));
            default -> {
                shop().restore(CUSTOMER, pick(random, customers));
                shop().restore(TICKET, pick(random, tickets));
            }
        }
    }

    private static @Nullable String team(Random random, Caller writer) {
        return writer.teams().isEmpty() ? null : pick(random, writer.teams()).toString();
    }

    private static @Nullable Object[] pairs(Map<String, @Nullable Object> values) {
        List<@Nullable Object> pairs = new ArrayList<>();
        values.forEach((name, value) -> {
            pairs.add(name);
            pairs.add(value);
        });
        return pairs.toArray();
    }

    private List<UUID> several(String entity, int number, @Nullable Object... values) {
        List<UUID> ids = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            ids.add(shop().create(entity, values));
        }
        return ids;
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void whateverChangesTheTotalsAreThoseOfTheRecords(Dialect dialect) {
        open(dialect);
        Random random = new Random(20260315);
        List<UUID> customers = several(CUSTOMER, 4, "name", "Ana");
        List<UUID> tickets = several(TICKET, 4);
        List<UUID> jobs = several(JOB, 10, "step", "open");
        for (int i = 0; i < 240; i++) {
            step(random, jobs, customers, tickets);
            if (i % 7 == 0) {
                rollUp().fold(job());
                assertEquals(0, left());
            }
            if (i % 5 == 0) {
                assertSame("after " + i);
            }
        }
        assertTrue(number("select count(*) from desk_job") > 20);
        assertTrue(number("select count(distinct owner_id) from desk_job") > 2);
        assertTrue(number("select count(*) from desk_job where deleted_with_id is not null") > 0);
        tamper();
        assertNotEquals(counted(QUERIES.get(0), READERS.get(0)), totals(QUERIES.get(0), READERS.get(0)));
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void writersAtTheSameTimeLoseNothingAndNeitherDoesTheFoldBetweenThem(Dialect dialect) throws Exception {
        open(dialect);
        List<UUID> customers = several(CUSTOMER, 3, "name", "Ana");
        List<UUID> tickets = several(TICKET, 3);
        List<UUID> jobs = several(JOB, 12, "step", "open");
        AtomicBoolean done = new AtomicBoolean();
        ExecutorService threads = Executors.newFixedThreadPool(5);
        try {
            Future<?> folds = threads.submit(() -> {
                while (!done.get()) {
                    rollUp().fold(job());
                    totals(QUERIES.get(2), READERS.get(3));
                }
            });
            List<Future<?>> writers = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                Random random = new Random(i);
                writers.add(threads.submit(() -> {
                    List<UUID> mine = new ArrayList<>(jobs);
                    for (int each = 0; each < 40; each++) {
                        step(random, mine, customers, tickets);
                    }
                }));
            }
            for (Future<?> writer : writers) {
                writer.get(120, TimeUnit.SECONDS);
            }
            done.set(true);
            folds.get(60, TimeUnit.SECONDS);
        } finally {
            done.set(true);
            threads.shutdownNow();
        }
        assertSame("with some not folded");
        rollUp().fold(job());
        assertSame("all folded");
        assertEquals(0, left());
    }

    private long number() {
        return totals(QUERIES.get(0), READERS.get(0)).stream()
                .mapToLong(Group::count)
                .sum();
    }

    private void move(Random random, List<UUID> jobs) {
        shop().update(JOB, pick(random, jobs), "step", pick(random, List.of("open", "doing", "done")));
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aReadInTheMidstOfAFoldMissesNothing(Dialect dialect) throws Exception {
        open(dialect);
        Random random = new Random(7);
        List<UUID> jobs = several(JOB, 9, "step", "open");
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try {
            for (int round = 0; round < 20; round++) {
                for (int i = 0; i < 5; i++) {
                    move(random, jobs);
                }
                Future<?> fold = thread.submit(() -> rollUp().fold(job()));
                do {
                    assertEquals(9, number());
                } while (!fold.isDone());
                fold.get(60, TimeUnit.SECONDS);
            }
        } finally {
            thread.shutdownNow();
        }
    }

    /** On Derby any read may pass a change that is committed while it runs. */
    @ParameterizedTest
    @EnumSource(value = Dialect.class, names = "POSTGRES")
    void aReadInTheMidstOfMovesAndFoldsMissesNothing(Dialect dialect) throws Exception {
        open(dialect);
        List<UUID> jobs = several(JOB, 9, "step", "open");
        AtomicBoolean done = new AtomicBoolean();
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            Future<?> folds = threads.submit(() -> {
                while (!done.get()) {
                    rollUp().fold(job());
                }
            });
            Future<?> moves = threads.submit(() -> {
                Random random = new Random(7);
                for (int i = 0; i < 100; i++) {
                    move(random, jobs);
                }
            });
            do {
                assertEquals(9, number());
            } while (!moves.isDone());
            moves.get(60, TimeUnit.SECONDS);
            done.set(true);
            folds.get(60, TimeUnit.SECONDS);
        } finally {
            done.set(true);
            threads.shutdownNow();
        }
        assertSame("at the end");
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void manyRecordsOfOneKindLeaveFewRows(Dialect dialect) {
        open(dialect);
        Mutation[] many = new Mutation[200];
        for (int i = 0; i < many.length; i++) {
            many[i] = new Mutation.Create(Shop.map(
                    "step",
                    i % 2 == 0 ? "open" : "doing",
                    "points",
                    3,
                    "amount",
                    Map.of("amount", "1.50", "currency", "EUR")));
        }
        shop().write(JOB, true, many);
        // Two steps and no customer, each with a count and three sums, one of them in the company's currency.
        assertEquals(12, left());
        UUID id = shop().create(JOB, "step", "done");
        long before = left();
        shop().update(JOB, id, "name", "Roof");
        assertEquals(before, left());
        assertSame("many");
        rollUp().fold(job());
        assertEquals(0, left());
        assertSame("folded");
        shop().update(JOB, id, "step", null);
        shop().delete(JOB, id);
        rollUp().fold(job());
        assertEquals(
                0,
                number("select count(*) from records_total where group_field = 'step'"
                        + " and (group_value = 'done' or group_value = '')"));
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void totalsAreMadeOfWhatIsThere(Dialect dialect) {
        open(dialect);
        Random random = new Random(3);
        List<UUID> customers = several(CUSTOMER, 3, "name", "Ana");
        List<UUID> tickets = several(TICKET, 2);
        List<UUID> jobs = several(JOB, 5, "step", "open");
        for (int i = 0; i < 60; i++) {
            step(random, jobs, customers, tickets);
        }
        rollUp().forget("desk");
        assertSame("without totals");
        shop().create(JOB, "step", "done");
        rollUp().ensure(List.of(job()));
        assertEquals(0, left());
        assertSame("made anew");
        shop().create(JOB, "step", "done");
        assertSame("and followed");
        tamper();
        assertNotEquals(counted(QUERIES.get(0), READERS.get(0)), totals(QUERIES.get(0), READERS.get(0)));
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void totalsOfOtherFieldsAreNotReadAndMadeAnew(Dialect dialect) {
        open(dialect);
        shop().create(JOB, "step", "done");
        rollUp().fold(job());
        shop().kernel()
                .database()
                .execute(
                        "update records_total_state set signature = 'former' where entity = 'desk.job'",
                        "update records_total set counted = counted + 5");
        assertSame("of former fields");
        rollUp().ensure(List.of(job()));
        assertSame("of these");
        shop().create(JOB, "step", "open");
        // As a node leaves it that still has the former fields.
        shop().kernel()
                .database()
                .execute("update records_total_delta set signature = 'former', counted = counted + 5");
        assertSame("left by former fields");
        rollUp().fold(job());
        assertSame("folded");
        assertEquals(0, left());
        tamper();
        assertNotEquals(counted(QUERIES.get(0), READERS.get(0)), totals(QUERIES.get(0), READERS.get(0)));
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aFoldThatBreaksOffLosesNothing(Dialect dialect) {
        open(dialect);
        several(JOB, 3, "step", "open", "points", 2);
        long left = left();
        shop().kernel().database().execute("alter table records_total add constraint c_full check (counted < 0)");
        assertThrows(CrmException.class, () -> rollUp().fold(job()));
        assertEquals(left, left());
        assertSame("broken off");
        shop().kernel().database().execute("alter table records_total drop constraint c_full");
        rollUp().fold(job());
        assertEquals(0, left());
        assertSame("folded after all");
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aChoiceThatTheFieldNoLongerHasKeepsTotalsFromBeingRolledUp(Dialect dialect) {
        open(dialect);
        UUID id = shop().create(JOB, "step", "open");
        shop().create(JOB, "step", "done");
        shop().kernel().database().execute("update desk_job set step = 'lost' where id = '" + id + "'");
        rollUp().forget("desk");
        rollUp().ensure(List.of(job()));
        assertSame("as it is");
        shop().update(JOB, id, "points", 3);
        rollUp().fold(job());
        assertEquals(0, left());
        assertSame("changed");
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void whatAMigrationDoesToRowsIsInTheTotals(Dialect dialect) {
        open(dialect);
        several(JOB, 3, "step", "open");
        rollUp().fold(job());
        List<Class<?>> classes = List.of(Ticket.class, Job.class);
        List<EntityType> types = new RecordReader().records("desk", classes);
        String changeLog = ChangeLogText.changeLog(
                        types.stream().map(TableShape::of).toList())
                .replace(
                        "</databaseChangeLog>",
                        "<changeSet id=\"all-done\" author=\"test\"><sql>update desk_job set step = 'done'</sql>"
                                + "</changeSet></databaseChangeLog>");
        ModuleContent next = new ModuleContent(
                "desk", "1.1.0", classes, List.of(), TestModule.loader(folder.resolve("next"), changeLog));
        TestDatabase database = shop().kernel().database();
        ModuleTables tables = new ModuleTables(
                database.database(), database.migrations(), database.indexes(), database.units(), database.tables());
        tables.migrate(next);
        assertSame("migrated");
        tables.open("desk", types, next.loader());
        assertSame("opened");
        tamper();
        assertNotEquals(counted(QUERIES.get(0), READERS.get(0)), totals(QUERIES.get(0), READERS.get(0)));
        // The next start finds nothing to do.
        tables.migrate(next);
        tables.open("desk", types, next.loader());
        assertNotEquals(counted(QUERIES.get(0), READERS.get(0)), totals(QUERIES.get(0), READERS.get(0)));
    }
}
