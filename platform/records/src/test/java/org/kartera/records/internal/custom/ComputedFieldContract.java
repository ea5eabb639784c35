package org.kartera.records.internal.custom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.kartera.records.internal.custom.Workshop.MACHINE;
import static org.kartera.records.internal.custom.Workshop.REPAIR;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.kartera.events.StoredEntry;
import org.kartera.persistence.Dialect;
import org.kartera.platform.Caller;
import org.kartera.platform.Channel;
import org.kartera.platform.CrmException;
import org.kartera.platform.Rights;
import org.kartera.platform.StandardError;
import org.kartera.platform.Violation;
import org.kartera.platform.job.Jobs;
import org.kartera.platform.record.FieldKind;
import org.kartera.platform.record.Money;
import org.kartera.platform.record.Query;
import org.kartera.platform.record.Row;
import org.kartera.records.Mutation;
import org.kartera.records.custom.CustomisationError;
import org.kartera.records.formula.FormulaError;
import org.kartera.records.formula.FormulaException;
import org.kartera.records.formula.FormulaPreviews;
import org.kartera.records.formula.Note;
import org.kartera.records.formula.Purpose;
import org.kartera.records.formula.ValueKind;
import org.kartera.records.internal.computed.RecalculationWatch;
import org.kartera.records.internal.computed.Run;
import org.kartera.records.internal.query.FilterParser;
import org.kartera.records.metadata.FieldType;

/** Formulas, roll-ups and conditions of fields. */
abstract class ComputedFieldContract {
    private final Dialect dialect;

    @TempDir
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private Workshop shop;

    ComputedFieldContract(Dialect dialect) {
        this.dialect = dialect;
    }

    @BeforeEach
    void open() {
        shop = Workshop.open(dialect, folder);
    }

    @AfterEach
    void close() {
        shop.close();
    }

    private static Map<String, Object> euros(String amount) {
        return Map.of("amount", amount, "currency", "EUR");
    }

    private List<String> wrong(Executable work) {
        CrmException refusal = assertThrows(CrmException.class, work);
        return refusal.violations().stream()
                .map(violation -> violation.field() + " " + violation.code().code())
                .sorted()
                .toList();
    }

    private @Nullable Object rate(UUID machine, String field) {
        return shop.value(MACHINE, machine, field);
    }

    @Test
    void formulasAreComputedWhenARecordIsSavedEachBehindThoseItNeeds() {
        shop.formula(REPAIR, "perHour", "cost / hours");
        shop.formula(REPAIR, "perDay", "perHour * 8");
        shop.formula(REPAIR, "expensive", "perDay > money(100, 'EUR')");
        shop.formula(REPAIR, "summary", "name + ': ' + perHour");
        UUID repair = shop.create(REPAIR, "name", "Brakes", "cost", euros("120.00"), "hours", 8);

        assertEquals(Money.of("15.00", "EUR"), shop.value(REPAIR, repair, "perHour"));
        assertEquals(Money.of("120.00", "EUR"), shop.value(REPAIR, repair, "perDay"));
        assertEquals(true, shop.value(REPAIR, repair, "expensive"));
        assertEquals("Brakes: 15.00 EUR", shop.value(REPAIR, repair, "summary"));

        shop.update(REPAIR, repair, "hours", 16);
        assertEquals(Money.of("60.00", "EUR"), shop.value(REPAIR, repair, "perDay"));
        assertEquals(false, shop.value(REPAIR, repair, "expensive"));

        shop.update(REPAIR, repair, "hours", 0);
        assertNull(shop.value(REPAIR, repair, "perHour"), "division by zero is empty");
        assertEquals("Brakes: ", shop.value(REPAIR, repair, "summary"));
    }

    @Test
    void aFormulaIsOfTheKindThatComesOutOrOfOneThatSuits() {
        assertEquals(
                FieldKind.MONEY,
                shop.formula(REPAIR, "a", "cost * 2").definition().result());
        assertEquals(
                FieldKind.DECIMAL,
                shop.formula(REPAIR, "b", "hours / 3").definition().result());
        assertEquals(FieldKind.INTEGER, rollUp("c", "count", null));
        shop.add(REPAIR, "name", "d", "label", "d", "kind", "formula", "formula", "hours / 3", "result", "integer");
        UUID repair = shop.create(REPAIR, "name", "n", "hours", 8);
        assertEquals(3L, shop.value(REPAIR, repair, "d"));
        assertEquals(0, new BigDecimal("2.666667").compareTo((BigDecimal)
                        Objects.requireNonNull(shop.value(REPAIR, repair, "b"))));
        assertEquals(
                List.of("result formula-wrong-result"),
                wrong(() -> shop.add(
                        REPAIR, "name", "e", "label", "e", "kind", "formula", "formula", "name", "result", "money")));
        assertEquals(List.of("result required"), wrong(() -> shop.formula(REPAIR, "f", "machine")));
    }

    private @Nullable FieldKind rollUp(String name, String function, @Nullable String of) {
        return shop.rollUp(name, function, of, null).definition().result();
    }

    @Test
    void computedFieldsAreFilteredAndSortedByAndCannotBeWritten() {
        shop.add(
                REPAIR,
                "name",
                "double",
                "label",
                "Double",
                "kind",
                "formula",
                "formula",
                "hours * 2",
                "filterable",
                true,
                "in",
                List.of("list", "sort"));
        UUID repair = shop.create(REPAIR, "name", "n", "hours", 4);
        assertEquals(List.of("double read-only-field"), wrong(() -> shop.update(REPAIR, repair, "double", 5)));
        FieldType field = Objects.requireNonNull(
                shop.yard.metadata.current().entity(REPAIR).field("double"));
        assertTrue(!field.writable() && field.computation() != null);
    }

    @Test
    void whatIsWrongInAFormulaIsRefusedAtItsProperty() {
        assertEquals(List.of("formula formula-unknown-field"), wrong(() -> shop.formula(REPAIR, "x", "nothing + 1")));
        assertEquals(List.of("formula formula-not-stable"), wrong(() -> shop.formula(REPAIR, "x", "today()")));
        assertEquals(
                List.of("visibleWhen formula-wrong-result"),
                wrong(() -> shop.add(REPAIR, "label", "x", "kind", "text", "visibleWhen", "hours + 1")));
        assertEquals(
                List.of("validation.expression formula-unknown-choice"),
                wrong(() -> shop.add(
                        REPAIR,
                        "label",
                        "x",
                        "kind",
                        "text",
                        "validation",
                        Map.of("expression", "status == 'dnoe'", "message", "m"))));
        assertEquals(
                List.of("required unsuitable-option"),
                wrong(() -> shop.add(REPAIR, "label", "x", "kind", "formula", "formula", "1 + 1", "required", true)));
        assertEquals(List.of("rollUp.of required"), wrong(() -> shop.rollUp("x", "sum", null, null)));
        assertEquals(List.of("rollUp.of unsuitable-filter"), wrong(() -> shop.rollUp("x", "sum", "name", null)));
        assertEquals(
                List.of("rollUp.filter unknown-field-in-query"),
                wrong(() -> shop.rollUp("x", "count", null, "machine.name==a")));
        assertEquals(
                List.of("rollUp.filter unsuitable-filter"),
                wrong(() -> shop.rollUp("x", "count", null, "finished<today")));
        assertEquals(
                List.of("rollUp.filter malformed-filter"), wrong(() -> shop.rollUp("x", "count", null, "finished<<")));
    }

    @Test
    void formulasThatWouldNeedEachOtherAreRefusedWithTheirCircle() {
        shop.formula(REPAIR, "a", "hours + 1");
        shop.formula(REPAIR, "b", "a + 1");
        CrmException refusal = assertThrows(
                CrmException.class,
                () -> shop.yard.asAdmin(
                        () -> shop.yard.customisation.change(REPAIR, "a", null, Map.of("formula", "b * 2"))));
        Violation violation = refusal.violations().get(0);
        assertEquals(FormulaError.FORMULA_CYCLE, violation.code());
        assertEquals(List.of("yard.repair.a > yard.repair.b > yard.repair.a"), violation.args());

        shop.rollUp("hoursInAll", "sum", "b", null);
        refusal = assertThrows(
                CrmException.class,
                () -> shop.yard.asAdmin(() ->
                        shop.yard.customisation.change(REPAIR, "a", null, Map.of("formula", "machine.hoursInAll"))));
        assertEquals(FormulaError.FORMULA_CYCLE, refusal.violations().get(0).code());
    }

    @Test
    void whatAFormulaReadsIsNeitherRetiredNorRenamedNorDeleted() {
        shop.add(REPAIR, "name", "extra", "label", "Extra", "kind", "integer");
        shop.formula(REPAIR, "sum", "hours + extra");
        for (Executable work : List.<Executable>of(
                () -> shop.yard.asAdmin(() -> shop.yard.customisation.retire(REPAIR, "extra")),
                () -> shop.yard.asAdmin(() -> shop.yard.customisation.rename(REPAIR, "extra", "more")),
                () -> shop.yard.asAdmin(() -> {
                    shop.yard.customisation.delete(REPAIR, "extra", 0L);
                    return "";
                }))) {
            assertEquals(
                    CustomisationError.FIELD_NEEDED,
                    assertThrows(CrmException.class, work).code());
        }
        shop.yard.asAdmin(() -> shop.yard.customisation.retire(REPAIR, "sum"));
        shop.yard.asAdmin(() -> shop.yard.customisation.rename(REPAIR, "extra", "more"));
    }

    @Test
    void fieldsOfWhatIsReferredToAreFollowed() {
        shop.add(MACHINE, "name", "hourly", "label", "Hourly", "kind", "money");
        shop.add(MACHINE, "name", "parent", "label", "Parent", "kind", "ref", "refs", List.of(MACHINE));
        shop.formula(REPAIR, "labour", "machine.hourly * hours");
        shop.formula(REPAIR, "plant", "coalesce(machine.parent.name, machine.name)");
        UUID plant = shop.create(MACHINE, "name", "Plant");
        UUID machine = shop.create(MACHINE, "name", "Lathe", "hourly", euros("10.00"), "parent", plant.toString());
        UUID repair = shop.create(REPAIR, "name", "n", "hours", 3, "machine", machine.toString());
        assertEquals(Money.of("30.00", "EUR"), shop.value(REPAIR, repair, "labour"));
        assertEquals("Plant", shop.value(REPAIR, repair, "plant"));
        long version = version(REPAIR, repair);

        shop.update(MACHINE, machine, "hourly", euros("20.00"));
        shop.update(MACHINE, plant, "name", "North plant");
        shop.work.workOff();

        assertEquals(Money.of("60.00", "EUR"), shop.value(REPAIR, repair, "labour"));
        assertEquals("North plant", shop.value(REPAIR, repair, "plant"));
        assertEquals(version, version(REPAIR, repair), "nobody has changed the record");
        StoredEntry told = shop.yard.feed.of(REPAIR, repair, null, 1).get(0);
        assertEquals("computed", told.kind());
        assertTrue(told.changes().contains("plant"), told.changes());

        shop.update(MACHINE, machine, "parent", null);
        shop.work.workOff();
        assertEquals("Lathe", shop.value(REPAIR, repair, "plant"));

        shop.done(MACHINE, new Mutation.Delete(machine, null));
        shop.work.workOff();
        assertNull(shop.value(REPAIR, repair, "labour"), "the reference was emptied");
    }

    private long version(String entity, UUID id) {
        return shop.yard
                .asAdmin(() -> shop.yard.gateway.read(entity, id, List.of(), List.of()))
                .version();
    }

    @Test
    void rollUpsFollowTheirChildren() {
        shop.rollUp("repairs", "count", null, null);
        shop.rollUp("open", "count", null, "status==open");
        shop.rollUp("costs", "sum", "cost", "status==done");
        shop.rollUp("average", "avg", "hours", null);
        shop.rollUp("longest", "max", "hours", null);
        shop.rollUp("first", "min", "finished", null);
        UUID one = shop.create(MACHINE, "name", "one");
        UUID other = shop.create(MACHINE, "name", "other");
        assertEquals(0L, rate(one, "repairs"));
        assertNull(rate(one, "costs"));
        long version = version(MACHINE, one);

        UUID first = shop.create(
                REPAIR, "name", "a", "machine", one.toString(), "cost", euros("10.00"), "hours", 1, "status", "done");
        UUID second = shop.create(
                REPAIR,
                "name",
                "b",
                "machine",
                one.toString(),
                "cost",
                euros("5.50"),
                "hours",
                4,
                "finished",
                "2026-02-01");
        shop.work.workOff();
        assertEquals(2L, rate(one, "repairs"));
        assertEquals(1L, rate(one, "open"));
        assertEquals(Money.of("10.00", "EUR"), rate(one, "costs"));
        assertEquals(0, new BigDecimal("2.5").compareTo((BigDecimal) Objects.requireNonNull(rate(one, "average"))));
        assertEquals(0, new BigDecimal("4").compareTo((BigDecimal) Objects.requireNonNull(rate(one, "longest"))));
        assertEquals(LocalDate.parse("2026-02-01"), rate(one, "first"));
        assertEquals(version, version(MACHINE, one));

        shop.update(REPAIR, second, "machine", other.toString(), "status", "done");
        shop.work.workOff();
        assertEquals(1L, rate(one, "repairs"));
        assertEquals(1L, rate(other, "repairs"));
        assertEquals(Money.of("5.50", "EUR"), rate(other, "costs"));

        shop.update(REPAIR, first, "cost", Map.of("amount", "7.00", "currency", "USD"), "machine", other.toString());
        shop.work.workOff();
        assertNull(rate(other, "costs"), "there is no rate for one of two currencies");
        shop.worth("USD", LocalDate.of(2026, 1, 1), "0.5");
        shop.convert(REPAIR);
        assertEquals(Money.of("9.00", "EUR"), rate(other, "costs"));
        assertEquals(2L, rate(other, "repairs"));

        shop.done(REPAIR, new Mutation.Delete(first, null));
        shop.work.workOff();
        assertEquals(1L, rate(other, "repairs"));
        shop.done(REPAIR, new Mutation.Restore(first));
        shop.work.workOff();
        assertEquals(2L, rate(other, "repairs"));
        shop.done(REPAIR, new Mutation.Delete(first, null));
        shop.done(REPAIR, new Mutation.Purge(first));
        shop.work.workOff();
        assertEquals(1L, rate(other, "repairs"));
        assertEquals(Money.of("5.50", "EUR"), rate(other, "costs"));
    }

    /** Writers move, change, bin and restore children while two workers compute: in the end every parent has what a query finds. */
    @Test
    void rollUpsEqualADirectQueryWhateverIsWrittenAtOnce() throws InterruptedException {
        shop.rollUp("repairs", "count", null, "status==open");
        shop.rollUp("hoursInAll", "sum", "hours", null);
        shop.rollUp("longest", "max", "hours", "status==open");
        shop.formula(MACHINE, "twice", "hoursInAll * 2");
        List<UUID> machines = Stream.generate(() -> shop.create(MACHINE, "name", "m"))
                .limit(4)
                .toList();
        List<UUID> repairs = Stream.generate(() -> shop.create(REPAIR, "name", "r"))
                .limit(12)
                .toList();
        List<Throwable> failures = Collections.synchronizedList(new ArrayList<>());
        AtomicBoolean writing = new AtomicBoolean(true);
        List<Thread> writers = new ArrayList<>();
        for (int seed = 0; seed < 3; seed++) {
            Random random = new Random(seed);
            writers.add(thread(failures, () -> {
                for (int i = 0; i < 60; i++) {
                    write(random, machines, repairs);
                }
            }));
        }
        List<Thread> workers = new ArrayList<>();
        for (int worker = 0; worker < 2; worker++) {
            workers.add(thread(failures, () -> {
                while (writing.get()) {
                    shop.work.workOff();
                }
            }));
        }
        for (Thread writer : writers) {
            writer.join();
        }
        writing.set(false);
        for (Thread worker : workers) {
            worker.join();
        }
        shop.work.workOff();

        failures.forEach(failure -> {
            throw new AssertionError(failure);
        });
        for (UUID machine : machines) {
            List<Row> children = shop.children(machine);
            List<Long> open = children.stream()
                    .filter(row -> "open".equals(String.valueOf(row.value("status"))))
                    .map(row -> hours(row))
                    .toList();
            long sum = children.stream().mapToLong(ComputedFieldContract::hours).sum();
            boolean some = children.stream().anyMatch(row -> row.value("hours") != null);
            assertEquals((long) open.size(), rate(machine, "repairs"));
            assertEquals(some ? sum : null, whole(rate(machine, "hoursInAll")));
            assertEquals(some ? 2 * sum : null, whole(rate(machine, "twice")));
            assertEquals(
                    open.stream().filter(hours -> hours > 0).max(Long::compare).orElse(null),
                    whole(rate(machine, "longest")));
        }
    }

    private static Thread thread(List<Throwable> failures, Runnable work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (RuntimeException | Error e) {
                failures.add(e);
            }
        });
        thread.start();
        return thread;
    }

    /** What others have binned or changed meanwhile is refused, as it should be. */
    private void write(Random random, List<UUID> machines, List<UUID> repairs) {
        UUID repair = repairs.get(random.nextInt(repairs.size()));
        String machine = machines.get(random.nextInt(machines.size())).toString();
        Mutation mutation = switch (random.nextInt(6)) {
            case 0 -> new Mutation.Update(repair, null, Yard.map("machine", machine));
            case 1 -> new Mutation.Update(repair, null, Yard.map("hours", 1 + random.nextInt(9), "machine", machine));
            case 2 -> new Mutation.Update(repair, null, Yard.map("status", random.nextBoolean() ? "open" : "done"));
            case 3 -> new Mutation.Delete(repair, null);
            case 4 -> new Mutation.Restore(repair);
            default -> new Mutation.Create(Yard.map("name", "n", "machine", machine, "hours", 1 + random.nextInt(9)));
        };
        shop.write(REPAIR, mutation);
    }

    private static long hours(Row row) {
        return row.value("hours") instanceof Number number ? number.longValue() : 0;
    }

    private static @Nullable Long whole(@Nullable Object value) {
        return value instanceof Number number ? Long.valueOf(number.longValue()) : null;
    }

    @Test
    void formulasUseRollUpsAndRollUpsFormulas() {
        shop.formula(REPAIR, "billed", "cost * 2");
        shop.rollUp("billedInAll", "sum", "billed", null);
        shop.rollUp("repairs", "count", null, null);
        shop.formula(MACHINE, "each", "billedInAll / repairs");
        shop.add(MACHINE, "name", "factor", "label", "Factor", "kind", "integer");
        shop.formula(REPAIR, "weighted", "machine.factor * hours");
        shop.rollUp("weight", "sum", "weighted", null);
        UUID machine = shop.create(MACHINE, "name", "m", "factor", 2);
        shop.create(REPAIR, "name", "a", "machine", machine.toString(), "cost", euros("10.00"), "hours", 1);
        shop.create(REPAIR, "name", "b", "machine", machine.toString(), "cost", euros("20.00"), "hours", 2);
        shop.work.workOff();
        assertEquals(Money.of("60.00", "EUR"), rate(machine, "billedInAll"));
        assertEquals(Money.of("30.00", "EUR"), rate(machine, "each"));
        assertEquals(0, new BigDecimal("6").compareTo((BigDecimal) Objects.requireNonNull(rate(machine, "weight"))));

        shop.update(MACHINE, machine, "factor", 5);
        shop.work.workOff();
        assertEquals(0, new BigDecimal("15").compareTo((BigDecimal) Objects.requireNonNull(rate(machine, "weight"))));
    }

    @Test
    void howFarRowsAreComputedIsKnownAndTheyAreComputedAgainWhereItFailed() throws Exception {
        AskedJobs jobs = new AskedJobs();
        shop.create(REPAIR, "name", "r", "hours", 2);
        try (RecalculationWatch watch =
                new RecalculationWatch(shop.recalculation, shop.yard.metadata, shop.yard.callers)) {
            watch.setJobs(jobs);
            assertTrue(shop.yard.asAdmin(() -> watch.of(REPAIR)).isEmpty());
            shop.formula(REPAIR, "double", "hours * 2");
            assertEquals(1, jobs.asked.size());

            jobs.fares(Jobs.State.RUNNING, null);
            assertEquals(
                    50, shop.yard.asAdmin(() -> watch.of(REPAIR)).orElseThrow().done());
            jobs.fares(Jobs.State.FAILED, "disk full");
            assertEquals(
                    "disk full",
                    shop.yard.asAdmin(() -> watch.of(REPAIR)).orElseThrow().failure());
            shop.yard.asAdmin(() -> {
                watch.again(REPAIR);
                return true;
            });
            assertEquals(2, jobs.asked.size());
            assertEquals(jobs.asked.get(0), jobs.asked.get(1));
            jobs.fares(Jobs.State.DONE, null);
            assertTrue(shop.yard.asAdmin(() -> watch.of(REPAIR)).isEmpty());
            assertEquals(
                    StandardError.NOT_ALLOWED,
                    assertThrows(CrmException.class, () -> watch.of(REPAIR)).code());
        }
    }

    /** Takes what it is asked for and does nothing of it. */
    private static final class AskedJobs implements Jobs {
        private final List<String> asked = new ArrayList<>();
        private Jobs.State state = Jobs.State.WAITING;
        private @Nullable String failure;

        void fares(Jobs.State next, @Nullable String reason) {
            state = next;
            failure = reason;
        }

        @Override
        public UUID submit(String job, String payload) {
            asked.add(job + " " + payload);
            return new UUID(0, asked.size());
        }

        @Override
        public Optional<Status> status(UUID run) {
            return Optional.of(new Status(run, "records.compute", state, 50, 200, 1, failure, Instant.EPOCH, null));
        }

        @Override
        public void repeat(String job, Duration pause) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void cancel(UUID run) {
            throw new UnsupportedOperationException();
        }
    }

    @Test
    void titlesFollowTheComputedValuesThatTheyName() {
        shop.yard.define(
                "name",
                "custom.lease",
                "label",
                "Lease",
                "title",
                "{code} of {holder}",
                "fields",
                List.of(
                        Yard.map("name", "code", "kind", "text", "label", "Code"),
                        Yard.map("name", "machine", "kind", "ref", "label", "Machine", "refs", List.of(MACHINE)),
                        Yard.map(
                                "name",
                                "holder",
                                "kind",
                                "formula",
                                "label",
                                "Machine",
                                "formula",
                                "upper(machine.name)")));
        UUID machine = shop.create(MACHINE, "name", "crane");
        UUID lease = shop.create("custom.lease", "code", "L1", "machine", machine.toString());
        assertEquals("L1 of CRANE", title(lease));

        shop.update(MACHINE, machine, "name", "digger");
        String before = shop.yard.feed.end();
        shop.work.workOff();
        assertEquals("L1 of DIGGER", title(lease));
        assertEquals(
                List.of("computed L1 of DIGGER"),
                shop.yard.feed.read(before, 10).stream()
                        .map(entry -> entry.kind() + " " + entry.title())
                        .toList());
        assertEquals(
                1,
                shop.yard
                        .asAdmin(() -> shop.yard.gateway.query(
                                Query.of("custom.lease").where(new FilterParser().parse("title=contains=digger"))))
                        .items()
                        .size());

        shop.yard.asAdmin(() -> shop.yard.customisation.change(
                "custom.lease", "holder", null, Yard.map("formula", "lower(machine.name)")));
        shop.job.run(run("custom.lease", "", Integer.MAX_VALUE));
        assertEquals("L1 of digger", title(lease));
    }

    private String title(UUID lease) {
        return shop.yard
                .asAdmin(() -> shop.yard.gateway.read("custom.lease", lease, List.of(), List.of()))
                .title();
    }

    @Test
    void recordsThatThereAreAlreadyAreComputedByAJobThatGoesOnWhereItWasBrokenOff() {
        UUID machine = shop.create(MACHINE, "name", "m");
        for (int i = 0; i < 250; i++) {
            shop.create(REPAIR, "name", "r" + i, "machine", machine.toString(), "hours", i);
        }
        shop.formula(REPAIR, "double", "hours * 2");
        shop.rollUp("repairs", "count", null, null);
        Run broken = run(REPAIR, "", 1);
        assertThrows(IllegalStateException.class, () -> shop.job.run(broken));
        assertEquals(200, computed());

        Run again = run(REPAIR, broken.state(), Integer.MAX_VALUE);
        shop.job.run(again);
        assertEquals(250, computed());
        assertEquals(250, again.done());
        assertEquals(1, again.checkpoints(), "only what was left");

        shop.job.run(run(MACHINE, "", Integer.MAX_VALUE));
        assertEquals(250L, rate(machine, "repairs"));
        Run idle = run(REPAIR, "", Integer.MAX_VALUE);
        shop.job.run(idle);
        assertEquals(0, idle.checkpoints(), "what is computed for these formulas is not computed again");
    }

    private long computed() {
        return shop.yard
                .asAdmin(() -> shop.yard.gateway.query(Query.of(REPAIR)
                        .where(new FilterParser().parse("double=null=false"))
                        .limit(500)))
                .items()
                .size();
    }

    @Test
    void aConditionThatDoesNotHoldIsSaidInTheWordsOfItsAuthor() {
        shop.add(
                REPAIR,
                "name",
                "approval",
                "label",
                "Approval",
                "kind",
                "text",
                "validation",
                Map.of(
                        "expression",
                        "cost == null || cost < money(1000, 'EUR') || !isEmpty(approval)",
                        "message",
                        Map.of("en", "Who approved it?", "es", "¿Quién lo autorizó?")));
        Caller spanish = new Caller(
                null,
                "ana",
                List.of(),
                Set.of(),
                Rights.EVERYTHING,
                Locale.forLanguageTag("es"),
                ZoneOffset.UTC,
                Channel.REST,
                "");
        CrmException refusal = Yard.refused(shop.yard.callers.as(
                spanish,
                () -> shop.yard
                        .gateway
                        .write(
                                REPAIR,
                                List.of(new Mutation.Create(Yard.map("name", "n", "cost", euros("2000.00")))),
                                false)
                        .get(0)));
        Violation violation = refusal.violations().get(0);
        assertEquals("approval", violation.field());
        assertEquals(List.of("approval", "¿Quién lo autorizó?", 1), violation.args());
        UUID repair = shop.create(REPAIR, "name", "n", "cost", euros("2000.00"), "approval", "Eva");
        assertEquals(List.of("approval condition-not-met"), wrong(() -> shop.update(REPAIR, repair, "approval", null)));
    }

    @Test
    void aConditionIsAskedOnlyWhereSomethingOfItChanges() {
        UUID old = shop.create(REPAIR, "name", "old", "hours", 50);
        shop.add(
                REPAIR,
                "name",
                "note",
                "label",
                "Note",
                "kind",
                "text",
                "validation",
                Map.of("expression", "hours < 10", "message", "Too long"));
        shop.update(REPAIR, old, "name", "renamed");
        assertEquals(List.of("note condition-not-met"), wrong(() -> shop.update(REPAIR, old, "hours", 60)));
        shop.update(REPAIR, old, "hours", 5);
    }

    @Test
    void whatFormsDoNotShowIsNotRequired() {
        shop.add(
                REPAIR,
                "name",
                "reason",
                "label",
                "Reason",
                "kind",
                "text",
                "required",
                true,
                "visibleWhen",
                "status == 'done'");
        UUID open = shop.create(REPAIR, "name", "n");
        assertEquals(List.of("reason required"), wrong(() -> shop.create(REPAIR, "name", "n", "status", "done")));
        shop.update(REPAIR, open, "reason", "kept though hidden");
        assertEquals("kept though hidden", shop.value(REPAIR, open, "reason"));
    }

    @Test
    void aFormulaIsTriedOverARecordBeforeItIsStored() {
        UUID machine = shop.create(MACHINE, "name", "Lathe");
        UUID repair = shop.create(REPAIR, "name", "n", "hours", 3, "machine", machine.toString());
        FormulaPreviews.Preview preview = preview("machine.name + ' ' + hours / 0", repair);
        assertEquals(ValueKind.TEXT, preview.kind());
        assertEquals("Lathe ", preview.value());
        assertEquals(List.of("machine.name", "hours"), preview.fields());
        assertEquals(Set.of(Note.DIVISION_BY_ZERO), preview.notes());
        assertNull(preview("hours * 2", null).value());
        assertEquals(
                5,
                assertThrows(FormulaException.class, () -> preview("1 + nothing", null))
                        .position());
        assertEquals(
                StandardError.NO_SUCH_RECORD,
                assertThrows(CrmException.class, () -> preview("hours", new UUID(0, 7)))
                        .code());
        assertEquals(
                StandardError.NOT_ALLOWED,
                assertThrows(CrmException.class, () -> shop.previews.preview(REPAIR, "hours", Purpose.STORED, null))
                        .code());
    }

    private FormulaPreviews.Preview preview(String formula, @Nullable UUID id) {
        return shop.yard.asAdmin(() -> shop.previews.preview(REPAIR, formula, Purpose.STORED, id));
    }

    private Run run(String entity, String state, int deaths) {
        return new Run(shop.job.payloadFor(shop.yard.metadata.current().entity(entity)), state, deaths);
    }
}
