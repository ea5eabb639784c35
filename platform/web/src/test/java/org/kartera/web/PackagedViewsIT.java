package org.kartera.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kartera.persistence.Dialect;
import org.kartera.persistence.OwnFiles;
import org.kartera.platform.CrmException;
import org.kartera.platform.configuration.ConfigurationChange;
import org.kartera.platform.configuration.ConfigurationChange.Manner;
import org.kartera.platform.configuration.ConfigurationItem;
import org.kartera.platform.configuration.ConfigurationPart;
import org.kartera.platform.configuration.ConfigurationPlan;
import org.kartera.web.internal.store.WebStatements;
import org.kartera.web.internal.view.TestViews;

/** Saved views that everybody sees, on their way in packages. */
@SuppressWarnings("NullAway.Init")
class PackagedViewsIT {
    private static final String NORTH = "security.team/The north";
    private static final Map<String, Object> LISTED = Map.of(
            "layout", "list", "state", Map.of("filter", "name==North"), "roles", List.of("sales"), "position", 3);

    private Office office;
    private ConfigurationPart part;

    @BeforeEach
    void open() {
        office = new Office(Dialect.DERBY);
        office.database.migrations().run("web", OwnFiles.of(WebStatements.class));
        part = TestViews.part(
                new WebStatements(office.database.unitOfWork()),
                office.feed,
                office.records,
                office.metadata,
                office.database.unitOfWork(),
                office.callers,
                office.messages);
    }

    @AfterEach
    void close() {
        office.close();
    }

    private <T> T asAdmin(Supplier<T> work) {
        return office.callers.as(office.staff.console("eva"), work::get);
    }

    private static ConfigurationPlan plan(String key, Object content) {
        return new ConfigurationPlan("garage", List.of(new ConfigurationChange("views", key, Manner.TAKE, content)));
    }

    private void put(String key, Object content) {
        asAdmin(() -> {
            ConfigurationPlan plan = plan(key, content);
            part.put(plan, plan.changes().get(0));
            return plan;
        });
    }

    @Test
    void aViewIsPutAsItWasReadAndTakenAwayByItsName() {
        put(NORTH, LISTED);
        assertEquals(List.of(new ConfigurationItem(NORTH, null, false, false, LISTED)), asAdmin(part::items));
        Map<String, Object> boards = Map.of("layout", "board", "state", Map.of(), "roles", List.of(), "position", 1);
        put(NORTH, boards);
        assertEquals(List.of(new ConfigurationItem(NORTH, null, false, false, boards)), asAdmin(part::items));
        assertEquals("Teams: The north", asAdmin(() -> part.label(NORTH, boards)));
        asAdmin(() -> {
            part.remove(NORTH, "garage");
            part.remove(NORTH, "garage");
            return NORTH;
        });
        assertEquals(List.of(), asAdmin(part::items));
    }

    @Test
    void whatIsNotThereIsRefused() {
        assertEquals(List.of(), codes(NORTH, LISTED));
        assertEquals(List.of("no-such-entity"), codes("security.boat/All", part.read("security.boat/All", Map.of())));
        assertEquals(List.of("no-such-role"), codes(NORTH, part.read(NORTH, Map.of("roles", List.of("pilots")))));
    }

    private List<String> codes(String key, Object content) {
        return asAdmin(() -> part.check(plan(key, content))).stream()
                .map(refusal -> refusal.code().code())
                .toList();
    }

    @Test
    void whatMakesNoSenseIsNotRead() {
        assertEquals(LISTED, part.read(NORTH, LISTED));
        assertThrows(CrmException.class, () -> part.read(NORTH, "list"));
        assertThrows(CrmException.class, () -> part.read("All", LISTED));
        assertThrows(CrmException.class, () -> part.read(NORTH, Map.of("layout", "spiral")));
        assertThrows(CrmException.class, () -> part.read(NORTH, Map.of("owner", "eva")));
        assertThrows(CrmException.class, () -> part.read("security.team/", LISTED));
    }
}
