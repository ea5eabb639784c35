package org.kartera.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kartera.persistence.Dialect;
import org.kartera.persistence.OwnFiles;
import org.kartera.platform.Caller;
import org.kartera.platform.CrmException;
import org.kartera.platform.StandardError;
import org.kartera.platform.configuration.ConfigurationChange;
import org.kartera.platform.configuration.ConfigurationChange.Manner;
import org.kartera.platform.configuration.ConfigurationItem;
import org.kartera.platform.configuration.ConfigurationPlan;
import org.kartera.platform.configuration.Refusal;
import org.kartera.web.internal.layer.Layer;
import org.kartera.web.internal.layer.LayerTable;
import org.kartera.web.internal.layer.Place;
import org.kartera.web.internal.layer.StoredLayer;
import org.kartera.web.internal.layer.StoredLayers;
import org.kartera.web.internal.manifest.Arrangements;
import org.kartera.web.internal.manifest.LayoutPart;
import org.kartera.web.internal.manifest.TestModules;
import org.kartera.web.internal.store.WebStatements;
import org.kartera.web.internal.view.Names;

/** Layouts on their way in packages. */
@SuppressWarnings("NullAway.Init")
class PackagedLayoutsIT {
    private static final String LIST = "security.team/list";
    private static final Map<String, Object> SHORT = Map.of("columns", List.of("name"));
    private static final Map<String, Object> LONG = Map.of("columns", List.of("name", "parent"));
    private static final ObjectMapper JSON = new ObjectMapper();

    private Office office;
    private StoredLayers layers;
    private LayoutPart part;

    @BeforeEach
    void open() {
        office = new Office(Dialect.DERBY);
        office.database.migrations().run("web", OwnFiles.of(WebStatements.class));
        WebStatements statements = new WebStatements(office.database.unitOfWork());
        layers = new StoredLayers(new LayerTable(statements), office.database.unitOfWork(), office.feed);
        Names names = new Names(office.records, office.callers);
        Arrangements arrangements = new TestModules(office.metadata, office.records)
                .arrangements(layers, names, office.messages, office.callers);
        part = new LayoutPart(
                arrangements,
                layers,
                names,
                office.records,
                plan -> office.metadata.current(),
                office.messages,
                office.callers);
    }

    @AfterEach
    void close() throws Exception {
        layers.close();
        office.close();
    }

    private <T> T asAdmin(Supplier<T> work) {
        return office.callers.as(Caller.system("eva"), work::get);
    }

    private static ConfigurationPlan plan(String pack, String key, Manner manner, Object content) {
        return new ConfigurationPlan(pack, List.of(new ConfigurationChange("layouts", key, manner, content)));
    }

    private void put(String pack, Manner manner, Object content) {
        asAdmin(() -> {
            ConfigurationPlan plan = plan(pack, LIST, manner, content);
            part.put(plan, plan.changes().get(0));
            return plan;
        });
    }

    private void arranged(Object content) {
        asAdmin(() -> {
            StoredLayer layer = new StoredLayer(
                    place(Layer.ADMIN), "", 1, JSON.valueToTree(content), NullNode.instance, Instant.EPOCH, "eva");
            layers.put(layer, office.callers.current());
            return layer;
        });
    }

    private static Place place(Layer layer) {
        return new Place("security.team", "list", "", layer);
    }

    private ConfigurationItem item() {
        List<ConfigurationItem> items = asAdmin(part::items);
        assertEquals(1, items.size());
        return items.get(0);
    }

    @Test
    void whatIsPackagedLiesBelowWhatAnAdministratorArranges() {
        put("garage", Manner.TAKE, SHORT);
        assertEquals(new ConfigurationItem(LIST, "garage", false, false, SHORT), item());
        arranged(LONG);
        assertEquals(new ConfigurationItem(LIST, "garage", true, false, LONG), item());

        put("garage", Manner.BENEATH, Map.of("columns", List.of("parent")));
        assertEquals(LONG, item().content());
        assertEquals(
                2L, layers.find(place(Layer.PACKAGE)).map(StoredLayer::version).orElse(0L));
        put("garage", Manner.TAKE, SHORT);
        assertEquals(new ConfigurationItem(LIST, "garage", false, false, SHORT), item());
    }

    @Test
    void whatWasDoneAlreadyIsLeftAsItIs() {
        put("garage", Manner.TAKE, SHORT);
        put("garage", Manner.TAKE, SHORT);
        assertEquals(
                1L, layers.find(place(Layer.PACKAGE)).map(StoredLayer::version).orElse(0L));
    }

    @Test
    void aPackageTakesAwayItsOwnAlone() {
        put("garage", Manner.TAKE, SHORT);
        arranged(LONG);
        put("other", Manner.BENEATH, LONG);
        asAdmin(() -> {
            part.remove(LIST, "other");
            return LIST;
        });
        assertEquals(
                "garage",
                layers.find(place(Layer.PACKAGE)).map(StoredLayer::origin).orElse(""));
        asAdmin(() -> {
            part.remove(LIST, "garage");
            part.remove(LIST, "garage");
            return LIST;
        });
        assertEquals(Optional.empty(), layers.find(place(Layer.PACKAGE)));
        assertEquals(new ConfigurationItem(LIST, null, false, false, LONG), item());
    }

    @Test
    void whatIsNotThereIsRefusedUnderTheLayoutsName() {
        assertEquals(List.of(), codes(LIST, SHORT));
        assertEquals(List.of(), codes(LIST + "@sales", SHORT));
        assertEquals(List.of("no-such-role"), codes(LIST + "@pilots", SHORT));
        assertEquals(List.of("unsuitable-layout"), codes(LIST, Map.of("columns", List.of("wings"))));
        assertEquals(List.of("unsuitable-layout"), codes("boats.boat/list", SHORT));
        assertEquals(List.of("unsuitable-layout"), codes("menu", Map.of("sections", List.of())));
    }

    private List<String> codes(String key, Object content) {
        return asAdmin(() -> part.check(plan("garage", key, Manner.TAKE, content))).stream()
                .map(Refusal::code)
                .map(code -> code.code())
                .distinct()
                .toList();
    }

    @Test
    void whatNamesNoPlaceIsNotRead() {
        for (String key : List.of("security.team", "security.team/wings", "team/list", "menu/list", LIST + "@")) {
            CrmException refused = assertThrows(CrmException.class, () -> part.read(key, SHORT), key);
            assertEquals(StandardError.INVALID_FIELDS, refused.code());
        }
        assertThrows(CrmException.class, () -> part.read(LIST, "columns"));
        assertEquals(SHORT, part.read(LIST, SHORT));
    }

    @Test
    void itIsCalledByWhatPeopleSee() {
        assertEquals("Teams: List (sales)", asAdmin(() -> part.label(LIST + "@sales", SHORT)));
        assertEquals("Menu", asAdmin(() -> part.label("menu", SHORT)));
    }
}
