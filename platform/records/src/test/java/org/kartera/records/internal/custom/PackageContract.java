package org.kartera.records.internal.custom;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.kartera.records.internal.custom.PackageBench.changes;
import static org.kartera.records.internal.custom.PackageBench.codes;

import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kartera.persistence.Dialect;
import org.kartera.platform.Caller;
import org.kartera.platform.Channel;
import org.kartera.platform.CrmException;
import org.kartera.platform.StandardError;
import org.kartera.records.configuration.AppliedPackage;
import org.kartera.records.configuration.AppliedPackage.State;
import org.kartera.records.configuration.Choices;
import org.kartera.records.configuration.ConfigurationError;
import org.kartera.records.configuration.Difference;
import org.kartera.records.configuration.Difference.Change;
import org.kartera.records.configuration.Packages;
import org.kartera.records.custom.CustomState;
import org.kartera.records.custom.Origin;
import org.kartera.records.testing.TestModule;

/** Packages between two installations. */
abstract class PackageContract {
    private static final String BAY = "fields/yard.machine.bay";

    private final Dialect dialect;

    @TempDir
    Path folder;

    @SuppressWarnings("NullAway.Init")
    PackageBench here;

    @SuppressWarnings("NullAway.Init")
    PackageBench there;

    PackageContract(Dialect dialect) {
        this.dialect = dialect;
    }

    @BeforeEach
    void open() {
        here = PackageBench.open(dialect, folder.resolve("here"));
        there = PackageBench.open(dialect, folder.resolve("there"));
    }

    @AfterEach
    void close() {
        here.close();
        there.close();
    }

    private static void add(PackageBench bench, String name, String kind, @Nullable Object... more) {
        Map<String, @Nullable Object> definition = Yard.map(more);
        definition.put("name", name);
        definition.put("kind", kind);
        definition.putIfAbsent("label", Map.of("en", name));
        bench.asAdmin(() -> bench.yard.customisation.add(Yard.MACHINE, definition, Origin.ADMIN));
    }

    /** A little of everything, in an order in which no package can be applied as it stands. */
    private static void furnish(PackageBench bench) {
        add(bench, "price", "decimal", "min", 0, "help", Map.of("en", "Without tax", "es", "Sin impuestos"));
        add(bench, "bay", "text", "label", Map.of("en", "Bay", "es", "Plaza"), "length", 40, "filterable", true);
        add(bench, "zoned", "formula", "formula", "price * 2", "result", "decimal");
        add(bench, "again", "formula", "formula", "zoned + 1", "result", "decimal");
        add(bench, "repairs", "rollUp", "rollUp", Yard.map("entity", Workshop.REPAIR, "field", "machine"));
        bench.asAdmin(() -> bench.yard.entities.define(
                Yard.map(
                        "label", Map.of("en", "Vehicle", "es", "Vehículo"),
                        "icon", "car",
                        "title", "{plate} {state}",
                        "order", List.of("-plate"),
                        "fields",
                                List.of(
                                        Yard.map(
                                                "name",
                                                "plate",
                                                "kind",
                                                "text",
                                                "label",
                                                "Plate",
                                                "in",
                                                List.of("list")),
                                        Yard.map(
                                                "name",
                                                "state",
                                                "kind",
                                                "choice",
                                                "label",
                                                "State",
                                                "choices",
                                                List.of(
                                                        Map.of("value", "new", "colour", "#d64545"),
                                                        Map.of("value", "used"))),
                                        Yard.map(
                                                "name",
                                                "sister",
                                                "kind",
                                                "ref",
                                                "label",
                                                "Sister",
                                                "refs",
                                                List.of("custom.vehicle")))),
                Origin.ADMIN));
        add(bench, "vehicle", "ref", "refs", List.of("custom.vehicle"));
        bench.asAdmin(() -> bench.yard.customisation.change(
                Yard.MACHINE,
                "bay",
                null,
                Map.of(
                        "validation",
                        Map.of("expression", "bay != 'x' || price > 0", "message", Map.of("en", "Not there")))));
        bench.asAdmin(() -> bench.calendars.put(
                "standard",
                Yard.map(
                        "label", "Office",
                        "week", Map.of("monday", List.of(Map.of("from", "08:00", "to", "15:00"))),
                        "holidays", List.of(Map.of("day", "12-25", "name", "Navidad")))));
    }

    @Test
    void membersStandInOneOrderWhoeverWroteThem() {
        add(here, "bay", "text", "label", Map.of("es", "Plaza"));
        here.yard.change("bay", "label", Map.of("en", "Bay"), "help", Map.of("en", "Where it stands"));
        add(there, "bay", "text", "help", Map.of("en", "Where it stands"), "label", Map.of("en", "Bay", "es", "Plaza"));
        assertArrayEquals(here.export("1.0.0"), there.export("1.0.0"));
    }

    private static CrmException refused(Runnable work) {
        return assertThrows(CrmException.class, work::run);
    }

    private static Object label(PackageBench bench) {
        return Objects.requireNonNull(bench.asAdmin(() -> bench.yard.customisation.field(Yard.MACHINE, "bay"))
                .definition()
                .label()
                .get("en"));
    }

    private static void rename(PackageBench bench, String label) {
        bench.yard.change("bay", "label", Map.of("en", label));
    }

    @Test
    void whatIsAppliedElsewhereIsExportedFromThereAsTheSameBytes() {
        furnish(here);
        byte[] file = here.export("1.0.0");
        TimeZone zone = TimeZone.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Auckland"));
            assertArrayEquals(file, here.export("1.0.0"));
        } finally {
            TimeZone.setDefault(zone);
        }

        Difference difference = there.preview(file);
        assertEquals(List.of(), difference.refusals());
        assertEquals(Set.of(Change.ADDED), Set.copyOf(changes(difference).values()));
        assertEquals(11, difference.items().size());
        AppliedPackage applied = there.apply(file);
        assertEquals(State.APPLIED, applied.state(), applied.reason());
        assertEquals("1.0.0", applied.version().toString());

        assertEquals(PackageBench.texts(file), PackageBench.texts(there.export("1.0.0")));
        assertArrayEquals(file, there.export("1.0.0"));
        assertEquals(
                Set.of(Change.SAME), Set.copyOf(changes(there.preview(file)).values()));
    }

    @Test
    void whatWasAppliedWorks() {
        furnish(here);
        there.apply(here.export("1.0.0"));
        var machine = there.shop.create(Workshop.MACHINE, "name", "Crane", "price", "3");
        assertEquals(
                "7",
                String.valueOf(there.shop.value(Workshop.MACHINE, machine, "again"))
                        .replace(".000000", ""));
        var bad = there.shop.write(
                Workshop.MACHINE, new org.kartera.records.Mutation.Create(Yard.map("name", "X", "bay", "x")));
        assertEquals(StandardError.INVALID_FIELDS, Yard.refused(bad).code());
        var field = there.asAdmin(() -> there.yard.customisation.field(Yard.MACHINE, "bay"));
        assertEquals(PackageBench.NAME, field.pack());
        var vehicle = there.asAdmin(() -> there.yard.entities.entity("custom.vehicle"));
        assertEquals("{plate} {state}", vehicle.definition().title());
        assertEquals(PackageBench.NAME, vehicle.pack());
        String audit = there.yard.feed.read("", 1_000).stream()
                .filter(entry -> entry.kind().equals("package-applied"))
                .map(entry -> entry.title())
                .toList()
                .toString();
        assertEquals("[garage 1.0.0]", audit);
    }

    @Test
    void theChangeLogIsOneThatLiquibaseRuns() {
        furnish(here);
        String changeLog = PackageBench.texts(here.export("1.0.0")).get("changelog.xml");
        ClassLoader files = TestModule.loader(folder.resolve("dba"), Objects.requireNonNull(changeLog));
        there.yard.database().migrations().run("dba", files);
        String columns = "select x_bay, x_price, x_vehicle_id from yard_machine where x_repairs > 0";
        there.yard.database().unitOfWork().call(() -> {
            try (var statement = there.yard.database().unitOfWork().connection().createStatement();
                    var rows = statement.executeQuery(columns);
                    var vehicles = statement.getConnection().createStatement();
                    var none = vehicles.executeQuery("select x_plate, x_state, x_sister_id from custom_vehicle")) {
                assertFalse(rows.next());
                assertFalse(none.next());
                return columns;
            } catch (java.sql.SQLException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    @Test
    void anUpgradeChangesWhatIsItsOwnAndKeepsWhatAnAdministratorChanged() {
        add(here, "bay", "text");
        add(here, "floor", "integer");
        add(here, "gone", "text");
        there.apply(here.export("1.0.0"));
        rename(there, "Box");
        there.yard.create("name", "Crane", "gone", "stays");

        rename(here, "Place");
        here.yard.change("floor", "help", Map.of("en", "From the ground"));
        here.asAdmin(() -> here.yard.customisation.retire(Yard.MACHINE, "gone"));
        byte[] second = here.export("1.1.0");
        Difference difference = there.preview(second);
        assertEquals(
                Map.of(
                        BAY,
                        Change.CONFLICT,
                        "fields/yard.machine.floor",
                        Change.CHANGED,
                        "fields/yard.machine.gone",
                        Change.REMOVED),
                changes(difference));
        assertEquals("1.0.0", String.valueOf(difference.applied()));
        assertEquals(
                List.of(new Difference.Line("label.en", "Box", "Place")),
                difference.items().get(0).lines());
        AppliedPackage upgraded = there.apply(second);
        assertEquals(State.APPLIED, upgraded.state(), upgraded.reason());
        assertEquals("Box", label(there));
        assertEquals(
                CustomState.RETIRED,
                there.asAdmin(() -> there.yard.customisation.field(Yard.MACHINE, "gone"))
                        .state());

        // The administrator's word stands until the package says something new, or somebody wants the package's.
        assertEquals(Change.KEPT, changes(there.preview(second)).get(BAY));
        there.apply(second, BAY);
        assertEquals("Place", label(there));
        assertEquals(Change.SAME, changes(there.preview(second)).get(BAY));
    }

    @Test
    void anAdministratorsFieldOfTheSameNameGivesWayOnlyWhenItIsChosen() {
        add(here, "bay", "text", "label", Map.of("en", "Bay"));
        add(there, "bay", "text", "label", Map.of("en", "Ours"));
        byte[] file = here.export("1.0.0");
        assertEquals(Change.CONFLICT, changes(there.preview(file)).get(BAY));
        there.apply(file);
        assertEquals("Ours", label(there));
        there.apply(file, BAY);
        assertEquals("Bay", label(there));
        assertEquals(List.of(), there.asAdmin(() -> there.packages.leaving(PackageBench.NAME)));
    }

    @Test
    void aFieldOfAnotherKindIsRefusedWithBoth() {
        add(here, "bay", "text");
        add(there, "bay", "integer");
        byte[] file = here.export("1.0.0");
        assertEquals(List.of(), there.preview(file).refusals());
        Difference taken = there.preview(file, BAY);
        assertEquals(List.of("package-kind-differs"), codes(taken));
        assertEquals(List.of("bay", "integer", "text"), taken.refusals().get(0).args());
        CrmException refusal = refused(() -> there.begin(file, BAY));
        assertEquals(ConfigurationError.PACKAGE_REFUSED, refusal.code());
        assertEquals(BAY, refusal.violations().get(0).field());
    }

    @Test
    void whatIsComputedIsLookedAtBeforeAnythingIsDone() {
        add(here, "price", "decimal");
        add(here, "twice", "formula", "formula", "price * 2", "result", "decimal");
        byte[] file = here.asAdmin(() ->
                here.packages.export(PackageBench.manifest("1.0.0"), Map.of("fields", Set.of("yard.machine.twice"))));
        Difference difference = there.preview(file);
        assertFalse(difference.refusals().isEmpty());
        assertEquals(
                ConfigurationError.PACKAGE_REFUSED,
                refused(() -> there.begin(file)).code());
        assertEquals(List.of(), there.asAdmin(() -> there.yard.customisation.fields(Yard.MACHINE)));
    }

    @Test
    void aKillInTheMiddleIsGoneOnWith() {
        furnish(here);
        byte[] file = here.export("1.0.0");
        there.begin(file);
        for (long death = 1; death <= 22; death += 3) {
            long steps = death;
            assertThrows(PackageBench.Death.class, () -> there.work(steps));
            assertEquals(State.APPLYING, there.applied().state());
        }
        assertEquals(
                ConfigurationError.PACKAGE_BUSY,
                refused(() -> there.begin(file)).code());
        there.work();
        assertEquals(State.APPLIED, there.applied().state());
        assertArrayEquals(file, there.export("1.0.0"));
    }

    @Test
    void whatFailsOnTheWayIsShownAndTriedAgain() {
        add(here, "bay", "text");
        there.apply(here.export("1.0.0"));
        there.yard.create("name", "Crane", "bay", "7");
        var other = there.yard.create("name", "Lift", "bay", "7");
        here.yard.change("bay", "unique", true);
        AppliedPackage failed = there.apply(here.export("1.1.0"));
        assertEquals(State.FAILED, failed.state());
        assertTrue(failed.reason().contains("bay"), failed.reason());
        assertEquals(State.FAILED, there.applied().state());

        there.yard.update(other, "bay", "8");
        assertEquals(
                State.APPLYING,
                there.asAdmin(() -> there.packages.retry(PackageBench.NAME)).state());
        there.work();
        assertEquals(State.APPLIED, there.applied().state());
        assertEquals(
                ConfigurationError.PACKAGE_COMPLETE,
                refused(() -> there.asAdmin(() -> there.packages.retry(PackageBench.NAME)))
                        .code());
    }

    @Test
    void aDifferenceThatDoesNotHoldAnyMoreIsNotApplied() {
        add(here, "bay", "text");
        byte[] file = here.export("1.0.0");
        String digest = there.preview(file).digest();
        assertEquals(digest, there.preview(file).digest());
        add(there, "bay", "text", "label", "Ours");
        assertNotEquals(digest, there.preview(file).digest());
        CrmException stale = refused(() ->
                there.asAdmin(() -> there.packages.apply(new ByteArrayInputStream(file), digest, Choices.NONE, false)));
        assertEquals(ConfigurationError.PACKAGE_DIFFERENCE_STALE, stale.code());
    }

    @Test
    void anOlderVersionIsAppliedOnlyWhenItIsMeant() {
        add(here, "bay", "text");
        byte[] first = here.export("1.0.0-beta.2");
        rename(here, "Place");
        there.apply(here.export("1.0.0"));
        assertEquals(List.of("package-older"), codes(there.preview(first)));
        Difference meant =
                there.asAdmin(() -> there.packages.preview(new ByteArrayInputStream(first), Choices.NONE, true));
        assertEquals(List.of(), meant.refusals());
        assertEquals(Map.of(BAY, Change.CHANGED), changes(meant));
    }

    @Test
    void withdrawingRetiresWhatWasBroughtAndLosesNoValue() {
        furnish(here);
        there.apply(here.export("1.0.0"));
        add(there, "ours", "text");
        there.yard.create("name", "Crane", "bay", "7");
        List<Packages.Leaving> leaving = there.asAdmin(() -> there.packages.leaving(PackageBench.NAME));
        long values = leaving.stream().mapToLong(Packages.Leaving::values).sum();
        assertTrue(leaving.stream().anyMatch(thing -> thing.key().equals("yard.machine.bay") && thing.values() == 1));
        CrmException refusal = refused(() -> there.asAdmin(() -> there.packages.withdraw(PackageBench.NAME, 1_000L)));
        assertEquals(ConfigurationError.PACKAGE_IN_USE, refusal.code());
        there.asAdmin(() -> there.packages.withdraw(PackageBench.NAME, values));
        there.work();

        assertEquals(List.of(), there.asAdmin(there.packages::list));
        assertEquals(
                Set.of("ours"),
                Set.copyOf(there.asAdmin(() -> there.yard.customisation.fields(Yard.MACHINE)).stream()
                        .filter(field -> field.state() == CustomState.ACTIVE)
                        .map(field -> field.name())
                        .toList()));
        assertEquals(
                CustomState.RETIRED,
                there.asAdmin(() -> there.yard.entities.entity("custom.vehicle"))
                        .state());
        assertEquals("standard", there.calendars.list().get(0).label());
        there.asAdmin(() -> there.yard.customisation.restore(Yard.MACHINE, "bay"));
        assertEquals(List.of("Crane"), there.yard.names("bay==7"));
        // And it can come back.
        AppliedPackage back = there.apply(here.export("1.0.0"));
        assertEquals(State.APPLIED, back.state(), back.reason());
    }

    @Test
    void onlyAdministratorsHaveAnythingToDoWithThem() {
        Caller somebody = Caller.anonymous(Locale.ENGLISH, Channel.REST, "");
        List<Runnable> all = List.of(
                here.packages::list,
                () -> here.packages.applied("x"),
                here.packages::contents,
                () -> here.packages.export(PackageBench.manifest("1.0.0"), Map.of()),
                () -> here.packages.preview(new ByteArrayInputStream(new byte[0]), Choices.NONE, false),
                () -> here.packages.apply(new ByteArrayInputStream(new byte[0]), "", Choices.NONE, false),
                () -> here.packages.retry("x"),
                () -> here.packages.leaving("x"),
                () -> here.packages.withdraw("x", null));
        for (Runnable each : all) {
            CrmException refusal = refused(() -> here.yard.callers.run(somebody, each));
            assertEquals(StandardError.NOT_ALLOWED, refusal.code());
        }
    }

    @Test
    void whatIsNotThereOrHoldsAnIdIsNotExported() {
        add(here, "bay", "text", "visibleWhen", "bay == '0198c2f1-7c1e-7000-8000-000000000001'");
        assertEquals(
                ConfigurationError.PACKAGE_HOLDS_ID,
                refused(() -> here.export("1.0.0")).code());
        CrmException unknown = refused(() -> here.asAdmin(() -> here.packages.export(
                PackageBench.manifest("1.0.0"), Map.of("fields", Set.of("yard.machine.none"), "spells", Set.of("x")))));
        assertEquals(2, unknown.violations().size());
    }
}
