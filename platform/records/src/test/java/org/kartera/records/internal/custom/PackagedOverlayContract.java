package org.kartera.records.internal.custom;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.kartera.records.internal.custom.PackageBench.changes;
import static org.kartera.records.internal.custom.PackageBench.codes;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kartera.persistence.Dialect;
import org.kartera.records.configuration.AppliedPackage;
import org.kartera.records.configuration.AppliedPackage.State;
import org.kartera.records.configuration.Difference;
import org.kartera.records.configuration.Difference.Change;
import org.kartera.records.custom.Layer;
import org.kartera.records.custom.Origin;
import org.kartera.records.custom.Overlay;

/** What is changed of the fields of modules, between two installations. */
abstract class PackagedOverlayContract {
    private static final String NAME = "overlays/yard.machine/name";
    private static final String MACHINE = "overlays/yard.machine";

    private final Dialect dialect;

    @TempDir
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private PackageBench here;

    @SuppressWarnings("NullAway.Init")
    private PackageBench there;

    PackagedOverlayContract(Dialect dialect) {
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

    private static void change(PackageBench bench, @Nullable String field, @Nullable Object... parts) {
        bench.asAdmin(() -> bench.yard.overlays.change(Yard.MACHINE, field, null, Yard.map(parts), Origin.ADMIN));
    }

    private static Object label(PackageBench bench, @Nullable String field) {
        Object label = bench.asAdmin(() -> bench.yard.overlays.of(Yard.MACHINE, field))
                .now()
                .get("label");
        return String.valueOf(DefinitionJson.object(label).get("en"));
    }

    private static List<Overlay> layers(PackageBench bench) {
        return bench.asAdmin(bench.yard.overlays::all);
    }

    @Test
    void whatIsAppliedElsewhereIsInForceThereAndExportedAsTheSameBytes() {
        change(here, "name", "label", Map.of("en", "Title", "es", "Título"), "pattern", "[A-Z].*", "tracked", false);
        change(here, null, "plural", Map.of("es", "Máquinas"), "icon", "crane");
        byte[] file = here.export("1.0.0");

        assertEquals(Map.of(NAME, Change.ADDED, MACHINE, Change.ADDED), changes(there.preview(file)));
        AppliedPackage applied = there.apply(file);
        assertEquals(State.APPLIED, applied.state(), applied.reason());
        assertEquals("Title", label(there, "name"));
        assertEquals(
                Set.of(Layer.PACKAGE),
                Set.copyOf(layers(there).stream().map(Overlay::layer).toList()));
        assertArrayEquals(file, there.export("1.0.0"));
        assertEquals(
                Set.of(Change.SAME), Set.copyOf(changes(there.preview(file)).values()));
    }

    @Test
    void conditionsMayNameFieldsOfTheSamePackage() {
        here.yard.add("name", "floor", "kind", "integer", "label", "Floor");
        change(
                here,
                "name",
                "validation",
                Map.of("expression", "floor > 0", "message", Map.of("en", "Not in the cellar")));
        byte[] file = here.export("1.0.0");
        assertEquals(List.of(), there.preview(file).refusals());
        AppliedPackage applied = there.apply(file);
        assertEquals(State.APPLIED, applied.state(), applied.reason());

        byte[] alone = here.asAdmin(() ->
                here.packages.export(PackageBench.manifest("1.0.0"), Map.of("overlays", Set.of("yard.machine/name"))));
        try (PackageBench other = PackageBench.open(dialect, folder.resolve("other"))) {
            assertEquals(
                    List.of("overlays yard.machine/name"),
                    other.preview(alone).refusals().stream()
                            .map(refusal -> refusal.part() + " " + refusal.key())
                            .distinct()
                            .toList());
        }
    }

    @Test
    void whatAnAdministratorChangedStaysAboveUntilThePackagesIsChosen() {
        change(here, "name", "label", Map.of("en", "Title"));
        change(there, "name", "label", Map.of("en", "Ours"));
        byte[] file = here.export("1.0.0");
        assertEquals(Map.of(NAME, Change.CONFLICT), changes(there.preview(file)));
        there.apply(file);
        assertEquals("Ours", label(there, "name"));
        there.apply(file, NAME);
        assertEquals("Title", label(there, "name"));
        assertEquals(
                List.of(Layer.PACKAGE),
                layers(there).stream().map(Overlay::layer).toList());
    }

    @Test
    void anUpgradeReplacesAllThatThePackageSaid() {
        change(here, "name", "label", Map.of("en", "Title", "es", "Título"), "help", Map.of("en", "Short"));
        there.apply(here.export("1.0.0"));
        change(here, "name", "label", Map.of("en", "Headline"), "help", null);
        byte[] second = here.export("1.1.0");
        assertEquals(Map.of(NAME, Change.CHANGED), changes(there.preview(second)));
        there.apply(second);
        assertEquals("Headline", label(there, "name"));
        assertEquals(Set.of("label"), layers(there).get(0).parts().keySet());
        assertArrayEquals(second, there.export("1.1.0"));
    }

    @Test
    void withdrawnAllIsAsTheModuleHasIt() {
        Object own = label(there, "name");
        change(here, "name", "label", Map.of("en", "Title"));
        there.apply(here.export("1.0.0"));
        there.asAdmin(() -> there.packages.withdraw(PackageBench.NAME, null));
        there.work();
        assertEquals(own, label(there, "name"));
        assertEquals(List.of(), layers(there));
    }

    @Test
    void whatNoModuleHasOrMayBeChangedIsRefusedBeforeAnythingIsDone() {
        change(here, "name", "label", Map.of("en", "Title"), "required", true);
        change(here, null, "icon", "crane");
        byte[] file = here.export("1.0.0");
        assertEquals(List.of("no-such-field"), refusals(file, "\"yard.machine/name\"", "\"yard.machine/none\""));
        assertEquals(List.of("built-in"), refusals(file, "\"icon\"", "\"title\""));
        assertEquals(List.of(), layers(there));
    }

    private List<String> refusals(byte[] file, String text, String other) {
        Difference difference = there.preview(
                PackageBench.altered(file, "package.json", json -> json == null ? null : json.replace(text, other)));
        return codes(difference);
    }
}
