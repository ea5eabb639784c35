package org.kartera.endtoend;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Modules come, fail and go on a page that stays open. */
@ExtendWith(Web.class)
class WebModulesIT {
    private static final String SCREENS = """
            import { LitElement, html } from 'lit';

            class Wall extends LitElement {
              render() { return html`<h1>The wall of notes</h1>`; }
            }
            class Broken extends LitElement {
              render() { throw new Error('broken on purpose'); }
            }
            export default {
              activate(context) {
                context.messages('en', { 'notes.wall': 'Wall', 'notes.broken': 'Broken wall' });
                const screens = { wall: Wall, broken: Broken };
                for (const [name, screen] of Object.entries(screens)) {
                  const path = `/m/notes/${name}`;
                  context.route({ path, element: context.define(`notes-${name}`, screen), title: `notes.${name}` });
                  context.nav({ id: `notes.${name}`, label: `notes.${name}`, icon: 'sticky-note', path });
                }
              },
            };
            """;

    @TempDir
    Path folder;

    @Test
    void theMenuFollowsAModuleThatIsDisabledAndEnabled(Desks desks, Kartera kartera, Staff staff) {
        Desk desk = desks.of(kartera, Look.DESKTOP, staff.hire("admin", "en"));
        desk.expect("status of 503");
        Page page = desk.at("/list/contacts.company");
        Locator menu = desk.find(AriaRole.NAVIGATION, "Menu");
        Locator deals = Desk.find(menu, AriaRole.LINK, "Deals");
        Locator forecast = Desk.find(menu, AriaRole.LINK, "Forecast");
        assertThat(deals).isVisible();
        assertThat(forecast).isVisible();
        stay(page);

        staff.admin().post("/api/v1/modules/pipeline/disable", Map.of()).expect(200);
        try {
            assertThat(deals).isHidden();
            assertThat(forecast).isHidden();
        } finally {
            staff.admin().post("/api/v1/modules/pipeline/enable", Map.of()).expect(200);
        }
        assertThat(deals).isVisible();
        assertThat(forecast).isVisible();
        assertStayed(page);
    }

    @Test
    void theScreensOfADroppedModuleAppearAndOneThatFailsHarmsNoOther(Desks desks, Kartera kartera, Staff staff)
            throws Exception {
        Desk desk = desks.of(kartera, Look.DESKTOP, staff.hire("admin", "en"));
        Page page = desk.at("/list/contacts.company");
        assertThat(desk.find(AriaRole.LINK, "Forecast")).isVisible();
        stay(page);

        Path built = ModuleSource.notes("1.0.0")
                .with("KARTERA-INF/ui/ui.json", "{\"api\": \"1.0\"}")
                .with("KARTERA-INF/ui/index.js", SCREENS)
                .build(folder);
        Path deployed = kartera.data().resolve("deploy").resolve("notes.jar");
        Files.move(built, deployed, StandardCopyOption.ATOMIC_MOVE);
        desk.find(AriaRole.LINK, "Wall").click(new Locator.ClickOptions().setTimeout(60_000));
        assertThat(desk.find(AriaRole.HEADING, "The wall of notes")).isVisible();

        desk.find(AriaRole.LINK, "Broken wall").click();
        assertThat(desk.find(AriaRole.HEADING, "This screen has failed")).isVisible();
        desk.find(AriaRole.LINK, "Companies").click();
        assertThat(page.getByRole(AriaRole.GRID)).isVisible();
        desk.find(AriaRole.LINK, "Wall").click();
        assertThat(desk.find(AriaRole.HEADING, "The wall of notes")).isVisible();

        Files.delete(deployed);
        assertThat(desk.find(AriaRole.LINK, "Wall")).isHidden();
        assertThat(desk.find(AriaRole.HEADING, "There is nothing here")).isVisible();
        assertStayed(page);
    }

    private static void stay(Page page) {
        page.evaluate("() => { window.stayed = true; }");
    }

    private static void assertStayed(Page page) {
        assertEquals(true, page.evaluate("() => window.stayed === true"), "the page was loaded anew");
    }
}
