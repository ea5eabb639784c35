package org.kartera.endtoend;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Administrators arrange on the page itself what everybody or a role is shown. */
@ExtendWith(Web.class)
class WebLayoutsIT {
    private static final String LAYOUTS = "/api/v1/ui/layouts";

    /** So many fields no section has. */
    private static final int FARTHEST = 20;

    /** Others look at the same lists and records. */
    @AfterEach
    void everythingIsAsTheModulesHaveItAgain(Staff staff) {
        for (JsonNode item : staff.admin().get(LAYOUTS).json().path("items")) {
            String subject = item.path("subject").asText();
            String role = item.path("role").isNull()
                    ? ""
                    : "&role=" + item.path("role").asText();
            String address = subject.contains(".")
                    ? LAYOUTS + "/" + subject + "/" + item.path("part").asText()
                    : "/api/v1/ui/" + subject;
            staff.admin()
                    .delete(address + "?layer=" + item.path("layer").asText() + role)
                    .expect(204);
        }
    }

    private static Locator panel(Desk desk) {
        return desk.find(AriaRole.COMPLEMENTARY, "Arrange");
    }

    private static Locator handle(Desk desk, String item) {
        return handle(desk, item, "");
    }

    /** The handle of an item that is in a group. */
    private static Locator handle(Desk desk, String item, String group) {
        return panel(desk)
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(Pattern.compile("^Move “" + item + "”, in " + group)));
    }

    private static Locator section(Locator record, String heading) {
        return Desk.find(record, AriaRole.REGION, heading);
    }

    /** Before the list of companies, with what arranges it. */
    private static Page arranging(Desk desk) {
        Page page = desk.at("/list/contacts.company");
        desk.choose("More", "Edit layout");
        assertThat(Desk.find(panel(desk), AriaRole.HEADING, "Columns")).isVisible();
        return page;
    }

    private static void save(Desk desk) {
        Desk.find(panel(desk), AriaRole.BUTTON, "Save").click();
    }

    @Test
    void aFieldIsCarriedIntoAnotherSectionByKeyboardTriedSavedAndReverted(Desks desks, Kartera kartera, Staff staff) {
        String name = staff.name("Arranged");
        String id = staff.company(name).path("id").asText();
        staff.admin()
                .patch("/api/v1/records/contacts.company/" + id, Map.of("website", "https://arranged.example"))
                .expect(200);
        Desk desk = desks.of(kartera, Look.DESKTOP, staff.hire("admin", "en"));
        Page page = desk.at("/record/contacts.company/" + id);
        Locator record = desk.find(AriaRole.ARTICLE, name);
        assertThat(section(record, "Contact details")).containsText("arranged.example");

        desk.choose("More actions", "Edit layout");
        handle(desk, "Website").focus();
        page.keyboard().press("Space");
        Locator said = panel(desk).getByRole(AriaRole.STATUS).first();
        assertThat(said).containsText("Website picked up");
        for (int steps = 0;
                steps < FARTHEST && handle(desk, "Website", "About the company").count() == 0;
                steps++) {
            String before = said.textContent();
            page.keyboard().press("ArrowDown");
            assertThat(said).not().hasText(before);
            assertThat(handle(desk, "Website")).isFocused();
        }
        page.keyboard().press("Space");
        assertThat(said).containsText("Website put down. In About the company, 1 of");
        assertThat(handle(desk, "Website")).isFocused();
        assertThat(section(record, "About the company")).containsText("arranged.example");
        assertThat(section(record, "Contact details")).not().containsText("arranged.example");

        save(desk);
        assertThat(page.getByText("Open pages follow by themselves")).isVisible();
        page.reload();
        assertThat(section(record, "About the company")).containsText("arranged.example");

        desk.choose("More actions", "Edit layout");
        Desk.find(panel(desk), AriaRole.BUTTON, "Revert").click();
        Desk.find(desk.dialog("Revert: Record"), AriaRole.BUTTON, "Revert").click();
        assertThat(section(record, "Contact details")).containsText("arranged.example");
    }

    @Test
    void columnsForARoleAreSeenByThatRoleAloneAndWithoutAReload(Desks desks, Kartera kartera, Staff staff) {
        staff.company(staff.name("Columns"));
        Desk sales = desks.of(kartera, Look.DESKTOP, staff.hire("sales", "en"));
        sales.at("/list/contacts.company");
        assertThat(sales.find(AriaRole.COLUMNHEADER, "Sector")).isVisible();
        Desk service = desks.of(kartera, Look.DESKTOP, staff.hire("service", "en"));
        service.at("/list/contacts.company");
        assertThat(service.find(AriaRole.COLUMNHEADER, "Sector")).isVisible();

        Desk admin = desks.of(kartera, Look.DESKTOP, staff.hire("admin", "en"));
        arranging(admin);
        panel(admin).getByLabel("For whom").selectOption("sales");
        Desk.find(panel(admin), AriaRole.BUTTON, "Do not show “Sector”").click();
        Desk.find(panel(admin), AriaRole.BUTTON, "Show “Tax ID”").click();
        assertThat(admin.find(AriaRole.COLUMNHEADER, "Tax ID")).isVisible();
        save(admin);
        assertThat(sales.find(AriaRole.COLUMNHEADER, "Tax ID")).isVisible();
        assertThat(sales.find(AriaRole.COLUMNHEADER, "Sector")).isHidden();
        assertThat(service.find(AriaRole.COLUMNHEADER, "Sector")).isVisible();
        assertThat(service.find(AriaRole.COLUMNHEADER, "Tax ID")).isHidden();

        Desk.find(panel(admin), AriaRole.BUTTON, "Close").click();
        assertThat(admin.find(AriaRole.COLUMNHEADER, "Sector")).isVisible();
        assertEquals(
                403,
                new Api(kartera.url())
                        .signIn(staff.hire("sales", "en"), Kartera.PASSWORD)
                        .get(LAYOUTS + "/contacts.company")
                        .status());
    }

    @Test
    void ofTwoAdministratorsTheSecondSeesBothAndPutsThemTogether(Desks desks, Kartera kartera, Staff staff) {
        staff.company(staff.name("Both"));
        Desk first = desks.of(kartera, Look.DESKTOP, staff.hire("admin", "en"));
        Desk second = desks.of(kartera, Look.DESKTOP, staff.hire("admin", "en"))
                .expect("status of 412 .*/api/v1/ui/layouts/contacts.company/list");
        arranging(first);
        arranging(second);
        Desk.find(panel(first), AriaRole.BUTTON, "Do not show “Sector”").click();
        save(first);
        assertThat(first.page().getByText("Open pages follow by themselves")).isVisible();

        Desk.find(panel(second), AriaRole.BUTTON, "Do not show “Tags”").click();
        save(second);
        Locator both = second.page().locator("k-dialog");
        assertThat(both.getByText("has saved this in the meantime")).isVisible();
        assertThat(both.locator("section").filter(new Locator.FilterOptions().setHasText("Not saved yet")))
                .containsText("Sector");
        second.press("Put both together");
        assertThat(second.find(AriaRole.COLUMNHEADER, "Sector")).isHidden();
        assertThat(second.find(AriaRole.COLUMNHEADER, "Tags")).isHidden();
        save(second);
        assertThat(second.page().getByText("Open pages follow by themselves")).isVisible();

        first.at("/list/contacts.company");
        assertThat(first.find(AriaRole.COLUMNHEADER, "Location")).isVisible();
        assertThat(first.find(AriaRole.COLUMNHEADER, "Sector")).isHidden();
        assertThat(first.find(AriaRole.COLUMNHEADER, "Tags")).isHidden();
    }

    @Test
    void anUpgradeBelowLeavesTheLayoutInForceAndIsShownBesideIt(Desks desks, Kartera kartera, Staff staff) {
        staff.company(staff.name("Outrun"));
        String list = LAYOUTS + "/contacts.company/list";
        staff.admin()
                .put(list, Map.of("columns", List.of("name", "sector"), "sort", "name"))
                .expect(200);
        staff.admin()
                .put(
                        list + "?layer=package&package=agency",
                        Map.of("columns", List.of("name", "sector", "taxId"), "sort", "name"))
                .expect(200);
        Desk desk = desks.of(kartera, Look.DESKTOP, staff.hire("admin", "en"));
        desk.at("/settings/layouts");
        assertThat(desk.page().getByText("Changed below")).isVisible();

        Desk.find(desk.page().getByRole(AriaRole.MAIN), AriaRole.BUTTON, "Edit: Companies · list")
                .click();
        assertThat(desk.find(AriaRole.COLUMNHEADER, "Sector")).isVisible();
        assertThat(desk.find(AriaRole.COLUMNHEADER, "Tax ID")).isHidden();
        Desk.find(panel(desk), AriaRole.BUTTON, "Compare").click();
        desk.press("Put both together");
        assertThat(desk.find(AriaRole.COLUMNHEADER, "Tax ID")).isVisible();
        save(desk);
        assertThat(desk.page().getByText("Open pages follow by themselves")).isVisible();
        assertThat(Desk.find(panel(desk), AriaRole.BUTTON, "Compare")).isHidden();
    }

    @Test
    void theMenuIsArrangedForEverybody(Desks desks, Kartera kartera, Staff staff) {
        Desk desk = desks.of(kartera, Look.DESKTOP, staff.hire("admin", "en"));
        desk.at("/");
        desk.page()
                .getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(Pattern.compile("Profile, theme, sign out$")))
                .click();
        desk.find(AriaRole.MENUITEM, "Arrange the menu").click();
        Desk.find(panel(desk), AriaRole.BUTTON, "Add a group").click();
        Locator words = desk.dialog("Add a group");
        words.getByLabel("English").fill("My day");
        words.getByLabel("Español").fill("Mi día");
        Desk.find(words, AriaRole.BUTTON, "Done").click();
        handle(desk, "Forecast").focus();
        desk.page().keyboard().press("Enter");
        Locator said = panel(desk).getByRole(AriaRole.STATUS).first();
        assertThat(said).containsText("Forecast picked up");
        String before = said.textContent();
        desk.page().keyboard().press("ArrowDown");
        assertThat(said).not().hasText(before);
        desk.page().keyboard().press("Enter");
        Desk.find(panel(desk), AriaRole.BUTTON, "Do not show “People”").click();
        save(desk);
        assertThat(desk.page().getByText("Open pages follow by themselves")).isVisible();

        Desk other = desks.of(kartera, Look.DESKTOP, staff.hire("sales", "es"));
        other.at("/");
        Locator menu = other.find(AriaRole.NAVIGATION, "Menú");
        assertThat(menu).containsText("Mi día");
        assertThat(menu).not().containsText("Personas");
    }
}
