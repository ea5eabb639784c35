package org.kartera.endtoend;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The first day with an installation that nobody has used: the tour, and the first file. */
@ExtendWith(Web.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WebFirstDayIT {
    private static final Path ACCOUNTS = Path.of(System.getProperty("kartera.salesBook"), "accounts.csv");

    @TempDir
    static Path folder;

    private static Kartera fresh;

    @BeforeAll
    static void start() {
        fresh = Kartera.start(folder.resolve("data"));
    }

    @AfterAll
    static void stop() {
        fresh.close();
    }

    @Test
    @Order(1)
    void theTourSetsUpTheCompanyAndInvitesSomebodyWhoThenSignsIn(Desks desks) {
        Desk desk = desks.of(fresh, Look.DESKTOP, "admin");
        Page page = desk.at("/");
        assertThat(desk.find(AriaRole.HEADING, "Your company")).isVisible();
        page.getByLabel("Name of the company").fill("Talleres Norte");
        page.getByLabel("Country").selectOption("ES");
        desk.press("Continue");
        page.getByLabel("Currency").selectOption("EUR");
        page.getByLabel("Time zone").selectOption("Europe/Madrid");
        desk.press("Continue");

        desk.press("Invite somebody");
        page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)).fill("Marta Ruiz");
        page.getByLabel("User name").fill("marta");
        page.getByLabel("Sales", new Page.GetByLabelOptions().setExact(true)).check();
        desk.press("Create and invite");
        String oneTime = page.locator("k-first-people code").innerText();
        desk.press("Continue");
        desk.press("Finish");
        assertThat(desk.find(AriaRole.HEADING, "Welcome to Kartera")).isHidden();
        assertThat(desk.find(AriaRole.NAVIGATION, "Menu")).containsText("Talleres Norte");
        page.reload();
        assertThat(desk.find(AriaRole.NAVIGATION, "Menu")).isVisible();
        assertThat(desk.find(AriaRole.HEADING, "Welcome to Kartera")).isHidden();

        newcomer(desks.of(fresh, Look.DESKTOP), oneTime);
    }

    /** Signs in with a password for one time and chooses another. */
    private static void newcomer(Desk desk, String oneTime) {
        Page page = desk.at("/");
        assertThat(desk.find(AriaRole.HEADING, "Sign in to Talleres Norte")).isVisible();
        page.getByLabel("User name").fill("marta");
        page.getByLabel("Password", new Page.GetByLabelOptions().setExact(true)).fill(oneTime);
        desk.press("Sign in");
        page.getByLabel("New password").fill("three-walls-and-a-window");
        desk.press("Save and continue");
        assertThat(page.getByRole(AriaRole.HEADING).first()).containsText("Marta");
    }

    @Test
    @Order(2)
    void theCompaniesOfASalesBookComeInByTheWizard(Desks desks) {
        Desk desk = desks.of(fresh, Look.DESKTOP, "admin");
        Page page = desk.at("/import/contacts.company");
        page.locator("input[type=file]").setInputFiles(ACCOUNTS);

        assertThat(target(page, "account")).hasValue("name");
        assertThat(target(page, "sector")).hasValue("sector");
        assertThat(target(page, "year_established")).hasValue("yearEstablished");
        assertThat(target(page, "revenue")).hasValue("revenue");
        assertThat(target(page, "subsidiary_of")).hasValue("parent");
        target(page, "office_location").selectOption("");
        page.getByLabel("Where there is none: subsidiary_of").selectOption("create");
        page.getByLabel("Recognised by").selectOption("name");
        page.getByLabel("Records that are there already").selectOption("update");

        desk.press("Try it, write nothing");
        assertThat(desk.find(AriaRole.HEADING, "All rows can be imported")).isVisible();
        assertEquals(0, companies());

        desk.press("Import");
        assertThat(desk.find(AriaRole.HEADING, "Imported")).isVisible();
        assertThat(page.getByRole(AriaRole.MAIN)).containsText("85 of 85 rows");
        assertEquals(85, companies());
        desk.find(AriaRole.LINK, "To Companies").click();
        assertThat(page.getByRole(AriaRole.GRID)).hasAttribute("aria-label", "Companies");
    }

    private static Locator target(Page page, String column) {
        return page.getByLabel("Field for the column " + column);
    }

    private static long companies() {
        return fresh.admin()
                .get("/api/v1/records/contacts.company?limit=1&count=exact")
                .expect(200)
                .path("count")
                .path("value")
                .asLong();
    }
}
