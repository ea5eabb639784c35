package org.kartera.records.internal.custom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kartera.persistence.Dialect;
import org.kartera.platform.Access;
import org.kartera.platform.CrmException;
import org.kartera.platform.StandardError;
import org.kartera.platform.record.Query;
import org.kartera.platform.record.Row;
import org.kartera.records.custom.CustomEntity;
import org.kartera.records.custom.CustomState;
import org.kartera.records.custom.CustomisationError;
import org.kartera.records.custom.Origin;
import org.kartera.records.internal.installation.Catalogues;
import org.kartera.records.metadata.EntityType;
import org.kartera.records.metadata.Labels;

/** Record types that admins make, while the server runs. */
abstract class CustomEntityContract {
    private static final String VEHICLE = "custom.vehicle";

    private final Dialect dialect;

    @TempDir
    Path folder;

    @SuppressWarnings("NullAway.Init")
    Yard yard;

    CustomEntityContract(Dialect dialect) {
        this.dialect = dialect;
    }

    @BeforeEach
    void open() {
        yard = Yard.open(dialect, folder);
    }

    @AfterEach
    void close() {
        yard.close();
    }

    private CustomEntity vehicle() {
        return yard.define(
                "label",
                Map.of("en", "Vehicle", "es", "Vehículo"),
                "plural",
                Map.of("en", "Vehicles", "es", "Vehículos"),
                "icon",
                "car",
                "title",
                "{plate} {make}",
                "traits",
                List.of("timeline"),
                "order",
                List.of("plate"),
                "fields",
                List.of(
                        Map.of(
                                "name",
                                "plate",
                                "kind",
                                "text",
                                "label",
                                Map.of("en", "Plate"),
                                "required",
                                true,
                                "unique",
                                true,
                                "in",
                                List.of("list", "search", "sort", "quickCreate")),
                        Map.of("kind", "text", "label", Map.of("en", "Make"), "in", List.of("list")),
                        Map.of(
                                "name",
                                "state",
                                "kind",
                                "choice",
                                "label",
                                Map.of("en", "State"),
                                "in",
                                List.of("board"),
                                "choices",
                                List.of(Map.of("value", "new"), Map.of("value", "used"))),
                        Map.of("kind", "date", "label", Map.of("en", "Bought")),
                        Map.of("name", "sister", "kind", "ref", "label", "Sister", "refs", List.of(VEHICLE)),
                        Map.of("name", "machine", "kind", "ref", "label", "Machine", "refs", List.of(Yard.MACHINE))));
    }

    private List<Object> titles() {
        return titles(VEHICLE);
    }

    private List<Object> titles(String entity) {
        Query all = Query.of(entity);
        Query query = entity.equals(VEHICLE) ? all : all.sort("title");
        return yard.asAdmin(() -> yard.gateway.query(query).items().stream()
                .<Object>map(Row::title)
                .toList());
    }

    @Test
    void aRecordTypeIsUsedLikeAnyOther() {
        String before = yard.feed.end();
        CustomEntity made = vehicle();

        assertEquals(VEHICLE, made.name());
        assertEquals(CustomState.ACTIVE, made.state());
        EntityType type = yard.metadata.current().entity(VEHICLE);
        assertEquals("Vehículos", new Labels(new Catalogues()).plural(type, Locale.forLanguageTag("es")));
        UUID machine = yard.create("name", "crane");
        UUID first = yard.create(VEHICLE, Yard.map("plate", "B-2", "make", "Seat", "state", "new", "machine", machine));
        yard.create(VEHICLE, Yard.map("plate", "A-1", "make", "Opel", "sister", first));
        assertEquals(List.of("A-1 Opel", "B-2 Seat"), titles());
        assertEquals(
                StandardError.DUPLICATE_VALUE,
                assertThrows(CrmException.class, () -> yard.create(VEHICLE, Yard.map("plate", "a-1")))
                        .code());
        assertTrue(yard.feed.read(before, 100).stream()
                .anyMatch(entry ->
                        entry.kind().equals("entity-added") && entry.login().equals(Yard.ADMIN.login())));
        assertTrue(yard.feed.read(before, 100).stream()
                .anyMatch(entry -> entry.kind().equals("create") && VEHICLE.equals(entry.entity())));
    }

    @Test
    void oneWithoutFieldsHasANameAndTakesMoreLater() {
        yard.define("label", Map.of("zh", "车辆"));
        String name = "custom.entity1";
        assertEquals("{name}", yard.metadata.current().entity(name).title().toString());
        yard.asAdmin(() -> yard.customisation.add(name, Yard.map("kind", "integer", "label", "Wheels"), Origin.ADMIN));
        yard.create(name, Yard.map("name", "one", "wheels", 4));
        CustomEntity changed = yard.asAdmin(() ->
                yard.entities.change(name, 2L, Yard.map("label", Map.of("en", "Cart"), "title", "{name} ({wheels})")));
        assertEquals(Map.of("zh", "车辆", "en", "Cart"), changed.definition().label());
        yard.create(name, Yard.map("name", "two", "wheels", 2));
        Yard.await(() -> titles(name).equals(List.of("one (4)", "two (2)")));
    }

    @Test
    void whatIsWrongIsSaidAllAtOnceAndNothingIsMade() {
        CrmException refused = assertThrows(
                CrmException.class,
                () -> yard.define(
                        "label",
                        Map.of("en", "Thing"),
                        "icon",
                        "No Icon",
                        "title",
                        "{nothing}",
                        "order",
                        List.of("nobody"),
                        "fields",
                        List.of(
                                Map.of("kind", "text", "label", "A", "name", "owner"),
                                Map.of("kind", "spaceship", "label", "B"))));
        List<String> faults = new ArrayList<>();
        refused.violations()
                .forEach(fault -> faults.add(fault.field() + " " + fault.code().code()));
        assertEquals(
                List.of(
                        "icon wrong-format",
                        "fields[0].name reserved-name",
                        "fields[1].kind unknown-kind",
                        "title unknown-name",
                        "order unknown-name"),
                faults);
        assertEquals(List.of(), yard.asAdmin(() -> yard.entities.entities()));
        assertEquals(
                List.of("wrong-name"),
                CustomFieldContract.codes(() -> yard.define("label", "X", "name", "yard.thing")));
        vehicle();
        assertEquals(
                CustomisationError.DUPLICATE_NAME,
                assertThrows(CrmException.class, () -> yard.define("label", "X", "name", VEHICLE))
                        .code());
    }

    @Test
    void itIsRetiredRestoredAndDeletedWithACount() {
        vehicle();
        yard.create(VEHICLE, Yard.map("plate", "A-1"));
        yard.asAdmin(() -> yard.entities.retire(VEHICLE));
        assertEquals(
                StandardError.MODULE_DISABLED,
                assertThrows(CrmException.class, this::titles).code());
        yard.asAdmin(() -> yard.entities.restore(VEHICLE));
        assertEquals(1, titles().size());

        yard.add("name", "vehicle", "kind", "ref", "label", "Vehicle", "refs", List.of(VEHICLE));
        assertEquals(CustomisationError.ENTITY_NEEDED, refusal(1L));
        yard.asAdmin(() -> {
            yard.customisation.delete(Yard.MACHINE, "vehicle", null);
            return true;
        });
        assertEquals(CustomisationError.ENTITY_IN_USE, refusal(null));
        delete(1L);
        assertEquals(
                StandardError.NO_SUCH_ENTITY,
                assertThrows(CrmException.class, this::titles).code());

        vehicle();
        assertEquals(List.of(), titles());
    }

    private Object refusal(@Nullable Long confirm) {
        return assertThrows(CrmException.class, () -> delete(confirm)).code();
    }

    private void delete(@Nullable Long confirm) {
        yard.asAdmin(() -> {
            yard.entities.delete(VEHICLE, confirm);
            return true;
        });
    }

    @Test
    void itIsThereAgainAfterARestart() {
        vehicle();
        yard.create(VEHICLE, Yard.map("plate", "A-1", "state", "used"));
        yard.stop();
        yard = new Yard(yard.database(), folder, Machine.class);
        Yard.await(() -> yard.metadata.current().known(VEHICLE).isPresent() && yard.modules.ready());
        assertEquals(List.of("A-1"), titles());
        yard.create(VEHICLE, Yard.map("plate", "A-2"));
    }

    @Test
    void whoKeepsTheRightsIsToldOfTheAccessChosen() {
        List<String> granted = new ArrayList<>();
        yard.entities.addGrants((entity, access) -> granted.add(entity + " " + access));
        yard.define("label", "Secret", "access", "own");
        yard.define("label", "Open");
        assertEquals(List.of("custom.secret " + Access.OWN, "custom.open " + Access.ALL), granted);
        assertEquals(
                List.of("invalid-choice"),
                CustomFieldContract.codes(() -> yard.define("label", "X", "access", "everybody")));
    }
}
