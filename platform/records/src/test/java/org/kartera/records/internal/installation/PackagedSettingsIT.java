package org.kartera.records.internal.installation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kartera.events.internal.CommitFeed;
import org.kartera.persistence.Dialect;
import org.kartera.persistence.testing.Databases;
import org.kartera.persistence.testing.TestDatabase;
import org.kartera.platform.Caller;
import org.kartera.platform.CrmException;
import org.kartera.platform.configuration.ConfigurationChange;
import org.kartera.platform.configuration.ConfigurationChange.Manner;
import org.kartera.platform.configuration.ConfigurationItem;
import org.kartera.platform.configuration.ConfigurationPlan;

/** Colour and formats on their way in packages. */
@SuppressWarnings("NullAway.Init")
class PackagedSettingsIT {
    private final ThreadCallers callers = new ThreadCallers();

    private TestDatabase database;
    private CommitFeed feed;
    private StoredInstallation settings;
    private SettingsPart part;

    @BeforeEach
    void open() {
        database = Databases.open(Dialect.DERBY);
        feed = new CommitFeed(database.database(), database.unitOfWork(), database.migrations());
        settings = new StoredInstallation(
                new ConfiguredInstallation(Map.of(), "en", "ES", "EUR", "Europe/Madrid"),
                database.unitOfWork(),
                database.migrations(),
                feed,
                callers);
        part = new SettingsPart(settings, new Catalogues(), callers);
    }

    @AfterEach
    void close() throws Exception {
        settings.close();
        feed.close();
        database.close();
    }

    private <T> T asAdmin(Supplier<T> work) {
        return callers.as(Caller.system("admin"), work::get);
    }

    private void put(String key, Object content) {
        ConfigurationPlan plan = new ConfigurationPlan(
                "garage",
                List.of(new ConfigurationChange("settings", key, Manner.TAKE, asAdmin(() -> part.read(key, content)))));
        asAdmin(() -> {
            part.put(plan, plan.changes().get(0));
            return plan;
        });
    }

    private List<ConfigurationItem> items() {
        return asAdmin(part::items);
    }

    @Test
    void whatWasChosenTravelsAndNothingElse() {
        assertEquals(List.of(), items());
        put("brand", Map.of("accent", "#0A5C36"));
        put("formats", Map.of("dateOrder", "dmy", "clock", "24"));
        assertEquals(
                List.of(
                        new ConfigurationItem("brand", null, false, false, Map.of("accent", "#0a5c36")),
                        new ConfigurationItem(
                                "formats", null, false, false, Map.of("dateOrder", "dmy", "clock", "24"))),
                items());
        // What the package does not say any more is as the language has it.
        put("formats", Map.of("decimal", "comma"));
        assertEquals(Map.of("decimal", "comma"), items().get(1).content());
    }

    @Test
    void whatGoesIsAsItWasAtFirst() {
        put("brand", Map.of("accent", "#0a5c36"));
        asAdmin(() -> {
            part.remove("brand", "garage");
            part.remove("brand", "garage");
            return part;
        });
        assertEquals(List.of(), items());
    }

    private String wrong(String key, Object content) {
        CrmException refusal = assertThrows(CrmException.class, () -> asAdmin(() -> part.read(key, content)));
        return refusal.violations().get(0).code().code();
    }

    @Test
    void whatCannotBeIsSaidBeforeAnythingIsDone() {
        assertEquals("low-contrast", wrong("brand", Map.of("accent", "#ffff00")));
        assertEquals("unknown-field", wrong("brand", Map.of("logo", "x")));
        assertEquals("unknown-field", wrong("currency", "EUR"));
        assertEquals("wrong-type", wrong("formats", "dmy"));
        assertEquals("same-separators", wrong("formats", Map.of("decimal", "comma", "grouping", "comma")));
        assertEquals(List.of(), items());
    }
}
