package org.kartera.endtoend;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What people may not do is neither offered nor given. */
@ExtendWith(Web.class)
class WebRightsIT {
    private static final List<String> OF_ADMINISTRATORS =
            List.of("company", "maps", "users", "teams", "roles", "modules", "audit", "system");

    @Test
    void aSalespersonGetsNothingOfTheSectionsOfAdministrators(Desks desks, Kartera kartera, Staff staff) {
        Desk desk = desks.of(kartera, Look.DESKTOP, staff.hire("sales", "en"));
        Page page = desk.at("/settings");
        assertThat(desk.find(AriaRole.LINK, "Profile")).isVisible();
        assertThat(desk.find(AriaRole.LINK, "Users")).hasCount(0);
        assertThat(desk.find(AriaRole.LINK, "Audit")).hasCount(0);

        for (String section : OF_ADMINISTRATORS) {
            desk.at("/settings/" + section);
            assertThat(page.getByText("This is for administrators")).isVisible();
            assertThat(page.getByText("Administrator", new Page.GetByTextOptions().setExact(true)))
                    .hasCount(0);
        }
    }

    @Test
    void theServerRefusesASalespersonWhatOnlyAdministratorsMayDo(Kartera kartera, Staff staff) {
        Api sales = kartera.api().signIn(staff.hire("sales", "en"), Kartera.PASSWORD);
        assertEquals(403, sales.get("/api/v1/audit").status());
        assertEquals(403, sales.get("/api/v1/system").status());
        assertEquals(
                403,
                sales.patch("/api/v1/settings", Map.of("company", "Mine now")).status());
        assertEquals(
                403, sales.post("/api/v1/modules/pipeline/disable", Map.of()).status());
        assertEquals(
                403,
                sales.post("/api/v1/records/security.role", Map.of("name", "lord"))
                        .status());
    }

    @Test
    void anAdministratorLetsInWhoHasLockedThemselvesOut(Desks desks, Kartera kartera, Staff staff) {
        String login = staff.hire("sales", "en");
        lockOut(kartera, login);
        Desk desk = desks.of(kartera, Look.DESKTOP, staff.hire("admin", "en"));
        desk.at("/settings/users?q=" + login);
        Locator row = desk.page().getByRole(AriaRole.LISTITEM).filter(new Locator.FilterOptions().setHasText(login));
        assertThat(row).containsText("Locked until");

        Desk.find(row, AriaRole.BUTTON, "Unlock").click();
        assertThat(row).not().containsText("Locked until");
        kartera.api().signIn(login, Kartera.PASSWORD);
    }

    /** Eight wrong passwords, each as soon as it is listened to: closed for 40 seconds. */
    private static void lockOut(Kartera kartera, String login) {
        Api stranger = kartera.api();
        AtomicInteger wrong = new AtomicInteger();
        Await.until("the login is closed for a while", Duration.ofMinutes(2), () -> {
            int status = stranger.post("/api/v1/session", Map.of("login", login, "password", "no"))
                    .status();
            return status == 401 && wrong.incrementAndGet() == 8;
        });
    }

    @Test
    void aSalespersonSeesTheirOwnDealsAlone(Desks desks, Kartera kartera, Staff staff) {
        String series = staff.name("Whose");
        staff.deal(series + " of the administrator", "Proposal");
        String login = staff.hire("sales", "en");
        kartera.api()
                .signIn(login, Kartera.PASSWORD)
                .post("/api/v1/records/pipeline.deal", Map.of("name", series + " of the salesperson"))
                .expect(201);

        Desk desk = desks.of(kartera, Look.DESKTOP, login);
        Page page = desk.at("/list/pipeline.deal?view=all&filter=" + Api.encoded("name=starts='" + series + "'"));
        Locator deals = page.getByRole(AriaRole.LINK).filter(new Locator.FilterOptions().setHasText(series));
        assertThat(deals).hasCount(1);
        assertThat(deals).hasText(series + " of the salesperson");
    }
}
