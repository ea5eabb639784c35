package org.kartera.endtoend;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every screen, on desktop and phone, light and dark: open to all (WCAG 2.2 AA) and no wider than what it is shown on. */
@ExtendWith(Web.class)
class WebLookIT {
    private static final List<String> WCAG = List.of("wcag2a", "wcag2aa", "wcag21aa", "wcag22aa");
    private static final Map<String, String> SECTIONS = Map.ofEntries(
            Map.entry("profile", "Profile"),
            Map.entry("password", "Password"),
            Map.entry("appearance", "Appearance"),
            Map.entry("sessions", "Sessions"),
            Map.entry("tokens", "API tokens"),
            Map.entry("company", "Company"),
            Map.entry("maps", "Maps"),
            Map.entry("users", "Users"),
            Map.entry("teams", "Teams"),
            Map.entry("roles", "Roles"),
            Map.entry("layouts", "Layouts"),
            Map.entry("data-model", "Data model"),
            Map.entry("data-model/-new", "New record type"),
            Map.entry("data-model/pipeline.deal", "Deals"),
            Map.entry("data-model/pipeline.deal/-new", "New field"),
            Map.entry("data-model/pipeline.deal/-new/choice", "New field: Option list"),
            Map.entry("data-model/pipeline.deal/-new/formula", "New field: Formula"),
            Map.entry("data-model/contacts.company/-new/rollUp", "New field: Roll-up"),
            Map.entry("packages", "Configuration packages"),
            Map.entry("modules", "Modules"),
            Map.entry("audit", "Audit"),
            Map.entry("system", "System"));

    @TempDir
    static Path folder;

    static Stream<Look> looks() {
        return Stream.of(Look.DESKTOP, Look.DESKTOP.dark(), Look.PHONE, Look.PHONE.dark());
    }

    /** Where one looks, and what was found there. */
    private record Tour(Desk desk, Look look, List<String> faults) {
        void see(String screen, Locator shown) {
            assertThat(shown).isVisible();
            Page page = desk.page();
            assertThat(page.locator(".skeleton:not(.more > *)")).hasCount(0);
            page.waitForFunction("() => document.getAnimations().every((each) => each.playState !== 'running')");
            desk.picture(look + "/" + screen);
            for (Rule rule : new AxeBuilder(page)
                    .withTags(WCAG)
                    .setLegacyMode(true)
                    .analyze()
                    .getViolations()) {
                rule.getNodes()
                        .forEach(node -> faults.add(
                                screen + ": " + rule.getId() + ": " + node.getTarget() + ": " + node.getHtml()));
            }
            int over = (int) page.evaluate("() => document.scrollingElement.scrollWidth - innerWidth");
            if (over > 0) {
                faults.add(screen + ": " + over + " px wider than the window");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("looks")
    void theWayInIsOpenToAll(Look look, Desks desks, Kartera kartera) {
        Desk desk = desks.of(kartera, look);
        Tour tour = new Tour(desk, look, new ArrayList<>());
        desk.at("/");
        tour.see("sign-in", desk.find(AriaRole.BUTTON, "Sign in"));
        assertEquals(List.of(), tour.faults());
    }

    @ParameterizedTest
    @MethodSource("looks")
    void theScreensOfWorkAreOpenToAll(Look look, Desks desks, Kartera kartera, Staff staff) {
        Desk desk = desks.of(kartera, look, staff.hire("admin", "en"));
        Tour tour = new Tour(desk, look, new ArrayList<>());
        JsonNode deal = staff.deal(staff.name("Seen"), "Proposal");
        String record = "pipeline.deal/" + deal.path("id").asText();
        Page page = desk.at("/");
        tour.see("home", desk.find(AriaRole.HEADING, "Past their expected close"));

        desk.at("/list/pipeline.deal?view=all");
        Locator grid = page.getByRole(AriaRole.GRID);
        tour.see("list", grid.getByRole(AriaRole.LINK).first());
        desk.begins(AriaRole.BUTTON, "Filter").click();
        tour.see("filter", page.getByLabel("Comparison"));
        Desk.find(page.locator("k-list header"), AriaRole.BUTTON, "More").click();
        desk.find(AriaRole.MENUITEM, "Edit layout").click();
        tour.see("arrange-list", desk.find(AriaRole.HEADING, "Columns"));
        desk.press("Record");
        tour.see("arrange-record", desk.find(AriaRole.HEADING, "Sections"));
        desk.at("/list/pipeline.deal?view=board");
        tour.see("board", page.getByRole(AriaRole.LISTITEM).first());
        desk.at("/list/pipeline.deal?view=calendar");
        tour.see("calendar", desk.find(AriaRole.GROUP, "Period"));
        desk.at("/list/contacts.company?view=all&layout=map");
        tour.see("map", desk.find(AriaRole.REGION, "Map of Companies"));
        desk.at("/list/pipeline.deal?view=all&record=" + record);
        Locator article = desk.find(AriaRole.ARTICLE, deal.path("name").asText());
        tour.see("record-beside", article);
        desk.at("/record/" + record);
        tour.see("record", article);
        desk.begins(AriaRole.BUTTON, "Show").first().click();
        desk.press("Edit Description");
        tour.see("rich-text", desk.find(AriaRole.TOOLBAR, "Format: Description"));
        page.keyboard().press("Escape");
        page.keyboard().press("c");
        tour.see("quick-create", desk.find(AriaRole.HEADING, "New company"));
        page.keyboard().press("Escape");
        page.keyboard().press("Control+k");
        tour.see("palette", page.getByRole(AriaRole.COMBOBOX));
        page.keyboard().press("Escape");
        page.keyboard().press("?");
        tour.see("shortcuts", desk.find(AriaRole.HEADING, "Keyboard shortcuts"));
        desk.at("/import");
        tour.see("import", desk.find(AriaRole.HEADING, "What do you want to import?"));
        desk.at("/import/contacts.company");
        tour.see("import-file", desk.find(AriaRole.HEADING, "Import Companies"));
        desk.at("/m/pipeline/forecast");
        tour.see(
                "forecast",
                page.getByRole(AriaRole.MAIN).getByRole(AriaRole.HEADING).first());
        assertEquals(List.of(), tour.faults());
    }

    @ParameterizedTest
    @MethodSource("looks")
    void theStepsOfAnImportAreOpenToAll(Look look, Desks desks, Kartera kartera, Staff staff) throws IOException {
        Path file = Files.writeString(
                folder.resolve("companies.csv"), "name,sector,employees,parent\nSeen,retail,12,\n,steel,many,Nobody\n");
        Desk desk =
                desks.of(kartera, look, staff.hire("admin", "en")).expect("status of 422 .*/api/v1/imports/preview:");
        Tour tour = new Tour(desk, look, new ArrayList<>());
        Page page = desk.at("/import/contacts.company");
        page.locator("input[type=file]").setInputFiles(Files.writeString(folder.resolve("empty.csv"), ""));
        tour.see("import-refused", page.getByRole(AriaRole.ALERT));
        page.locator("input[type=file]").setInputFiles(file);
        tour.see("import-columns", page.getByRole(AriaRole.TABLE));
        page.getByText("2 values").first().click();
        desk.begins(AriaRole.BUTTON, "Tell apart").click();
        desk.press("Add a field");
        Page.GetByLabelOptions exactly = new Page.GetByLabelOptions().setExact(true);
        page.getByLabel("Field", exactly).last().selectOption("legalName");
        page.getByLabel("Value: Legal name", exactly).selectOption("template");
        tour.see("import-finer", page.getByLabel("Text from columns: Legal name"));
        page.getByLabel("Text from columns: Legal name").fill("{name}");
        desk.press("Try it, write nothing");
        tour.see("import-tried", desk.find(AriaRole.HEADING, "1 row would be refused"));
        desk.press("Import");
        tour.see("import-done", desk.find(AriaRole.HEADING, "Imported, but for 1 row"));
        desk.find(AriaRole.LINK, "Import another file").click();
        tour.see("import-recent", desk.find(AriaRole.HEADING, "Your last imports"));
        assertEquals(List.of(), tour.faults());
    }

    @ParameterizedTest
    @MethodSource("looks")
    void theSettingsAreOpenToAll(Look look, Desks desks, Kartera kartera, Staff staff) {
        Desk desk = desks.of(kartera, look, staff.hire("admin", "en"));
        Tour tour = new Tour(desk, look, new ArrayList<>());
        SECTIONS.forEach((section, heading) -> {
            desk.at("/settings/" + section);
            tour.see(
                    "settings-" + section,
                    desk.page()
                            .getByRole(AriaRole.MAIN)
                            .getByRole(AriaRole.HEADING)
                            .filter(new Locator.FilterOptions().setHasText(heading))
                            .first());
        });
        assertEquals(List.of(), tour.faults());
    }

    @ParameterizedTest
    @MethodSource("looks")
    void theTourOfANewInstallationIsOpenToAll(Look look, Desks desks, Kartera kartera, Staff staff) {
        staff.admin().patch("/api/v1/settings", Map.of("firstRun", true)).expect(200);
        try {
            Desk desk = desks.of(kartera, look, staff.hire("admin", "en"));
            Tour tour = new Tour(desk, look, new ArrayList<>());
            desk.at("/");
            for (String step :
                    List.of("Your company", "Money, language and time", "Invite your people", "Bring your data")) {
                tour.see("first-run-" + step, desk.find(AriaRole.HEADING, step));
                if (!step.equals("Bring your data")) {
                    desk.press("Continue");
                }
            }
            assertEquals(List.of(), tour.faults());
        } finally {
            staff.admin().patch("/api/v1/settings", Map.of("firstRun", false)).expect(200);
        }
    }
}
