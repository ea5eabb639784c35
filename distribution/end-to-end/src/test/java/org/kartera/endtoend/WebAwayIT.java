package org.kartera.endtoend;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Work without a network, and next to others. */
@ExtendWith(Web.class)
class WebAwayIT {
    private static final String WITHOUT_NETWORK = "ERR_INTERNET_DISCONNECTED|ERR_FAILED|ERR_NETWORK_CHANGED";

    @Test
    void whatIsEditedWithoutANetworkReachesTheServerWhenItIsBack(Desks desks, Kartera kartera, Staff staff) {
        String deal = address(staff.deal(staff.name("Offline"), "Proposal"));
        Desk desk = kept(desks, kartera, staff, deal);
        Page page = desk.page();

        desk.context().setOffline(true);
        edit(desk, "Ring from the train");
        assertThat(page.getByText("1 change waits to be sent.")).isVisible();
        assertThat(page.getByText("Ring from the train")).isVisible();
        page.reload();
        assertThat(page.getByText("Ring from the train")).isVisible();

        desk.context().setOffline(false);
        awaitNextStep(staff, deal, "Ring from the train");
        assertThat(page.getByText("1 change waits to be sent.")).isHidden();
    }

    @Test
    void aDealMadeWithoutANetworkForACompanyMadeWithoutOneReachesTheServerWithIt(
            Desks desks, Kartera kartera, Staff staff) {
        String company = staff.name("Unsent company");
        String deal = staff.name("Unsent deal");
        Desk desk = kept(desks, kartera, staff, address(staff.deal(staff.name("Here"), "Proposal")));
        Page page = desk.page();
        newDeal(desk, "Warm");
        page.keyboard().press("Escape");

        desk.context().setOffline(true);
        Locator form = newDeal(desk, deal);
        Desk.find(form, AriaRole.COMBOBOX, "Company").fill(company);
        desk.begins(AriaRole.OPTION, "Create company").click();
        assertThat(page.getByText("1 change waits to be sent.")).isVisible();
        Desk.find(form, AriaRole.BUTTON, "Save").click();
        assertThat(page.getByText("2 changes wait to be sent.")).isVisible();
        page.reload();
        assertThat(page.getByText("2 changes wait to be sent.")).isVisible();

        desk.context().setOffline(false);
        assertThat(page.getByText("2 changes wait to be sent.")).isHidden();
        JsonNode sent = staff.admin()
                .get("/api/v1/records/pipeline.deal?filter=" + Api.encoded("name=='" + deal + "'"))
                .expect(200)
                .path("items")
                .path(0);
        assertEquals(company, sent.path("company").path("title").asText(), sent.toString());
    }

    private static Locator newDeal(Desk desk, String name) {
        desk.page().keyboard().press("n");
        desk.page().keyboard().press("d");
        Locator form = desk.dialog("New deal");
        Desk.find(form, AriaRole.TEXTBOX, "Name").fill(name);
        return form;
    }

    @Test
    void anEditThatSomebodyElseForestalledIsSettledSideBySide(Desks desks, Kartera kartera, Staff staff) {
        String deal = address(staff.deal(staff.name("Conflict"), "Proposal"));
        Desk desk = kept(desks, kartera, staff, deal);
        desk.expect("status of 412");
        Desk other = desks.of(kartera, Look.DESKTOP, staff.hire("admin", "en"));
        other.at("/record/" + deal);

        desk.context().setOffline(true);
        edit(desk, "What I say");
        assertThat(desk.page().getByText("1 change waits to be sent.")).isVisible();
        edit(other, "What they say");
        awaitNextStep(staff, deal, "What they say");

        desk.context().setOffline(false);
        assertThat(desk.page().getByText("1 change needs your decision.")).isVisible();
        desk.press("Show");
        Locator dialog = desk.dialog("Changes on their way");
        assertThat(dialog.getByLabel("What I say")).isChecked();
        assertThat(dialog.getByLabel("What they say")).isVisible();
        Desk.find(dialog, AriaRole.BUTTON, "Save what is chosen").click();
        awaitNextStep(staff, deal, "What I say");
        assertThat(other.page().getByText("What I say").first()).isVisible();
    }

    @Test
    void whatOthersChangeAppearsOnAnOpenListWithoutBeingAskedFor(Desks desks, Kartera kartera, Staff staff) {
        String series = staff.name("Live");
        JsonNode first = staff.deal(series + " a", "Proposal");
        Desk desk = desks.of(kartera, Look.DESKTOP, staff.hire("admin", "en"));
        Page page = desk.at("/list/pipeline.deal?view=all&columns=name,nextStep&filter="
                + Api.encoded("name=starts='" + series + "'"));
        assertThat(desk.find(AriaRole.LINK, series + " a")).isVisible();

        staff.admin()
                .patch("/api/v1/records/" + address(first), Map.of("nextStep", "Seen at once"))
                .expect(200);
        assertThat(page.getByText("Seen at once")).isVisible(soon());
    }

    /** Somebody at the page of a record whose browser keeps what is needed without a network. */
    private static Desk kept(Desks desks, Kartera kartera, Staff staff, String record) {
        Desk desk = desks.of(kartera, Look.DESKTOP, staff.hire("admin", "en"));
        desk.expect(WITHOUT_NETWORK);
        Page page = desk.at("/record/" + record);
        page.waitForFunction("() => navigator.serviceWorker.controller !== null");
        page.reload();
        assertThat(desk.find(AriaRole.BUTTON, "Edit Next step")).isAttached();
        assertThat(page.getByLabel("Add a note…")).isVisible();
        return desk;
    }

    private static void edit(Desk desk, String nextStep) {
        desk.press("Edit Next step");
        desk.find(AriaRole.TEXTBOX, "Next step").fill(nextStep);
        desk.page().keyboard().press("Enter");
    }

    private static String address(JsonNode record) {
        return record.path("entity").asText() + "/" + record.path("id").asText();
    }

    private static void awaitNextStep(Staff staff, String record, String wanted) {
        Await.until(
                "the server has it",
                Duration.ofSeconds(60),
                () -> staff.admin()
                        .get("/api/v1/records/" + record)
                        .expect(200)
                        .path("nextStep")
                        .asText()
                        .equals(wanted));
    }

    private static LocatorAssertions.IsVisibleOptions soon() {
        return new LocatorAssertions.IsVisibleOptions().setTimeout(5_000);
    }
}
