package org.kartera.endtoend;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The board: cards are moved by pointer and by keyboard, and what a column asks for is asked. */
@ExtendWith(Web.class)
class WebBoardIT {
    @Test
    void aCardIsMovedByThePointerAndTheMoveIsTakenBack(Desks desks, Kartera kartera, Staff staff) {
        String deal = staff.name("Dragged");
        staff.deal(deal, "Proposal");
        Desk desk = board(desks, kartera, staff, deal);

        card(desk, "Proposal", deal).dragTo(column(desk, "Negotiation"));
        assertThat(card(desk, "Negotiation", deal)).isVisible();

        desk.press("Undo");
        assertThat(card(desk, "Proposal", deal)).isVisible();
    }

    @Test
    void aCardIsMovedByKeyboardAlone(Desks desks, Kartera kartera, Staff staff) {
        String deal = staff.name("Carried");
        staff.deal(deal, "Proposal");
        Desk desk = board(desks, kartera, staff, deal);
        Page page = desk.page();

        desk.begins(AriaRole.LINK, deal).focus();
        page.keyboard().press(" ");
        assertThat(page.getByText(deal + " picked up in Proposal.")).isAttached();
        page.keyboard().press("ArrowRight");
        page.keyboard().press(" ");
        assertThat(page.getByText(deal + " moved to Negotiation").first()).isAttached();
        assertThat(card(desk, "Negotiation", deal)).isVisible();
        assertThat(desk.begins(AriaRole.LINK, deal)).isFocused();
    }

    @Test
    void losingADealAsksForTheReasonAndWithoutOneItStays(Desks desks, Kartera kartera, Staff staff) {
        String deal = staff.name("Lost");
        staff.deal(deal, "Proposal");
        Desk desk = board(desks, kartera, staff, deal);
        desk.expect("status of 422 .*/actions/moveTo");
        Page page = desk.page();
        Locator lost = page.locator("section")
                .filter(new Locator.FilterOptions().setHas(desk.find(AriaRole.BUTTON, "Expand “Lost”")));

        card(desk, "Proposal", deal).dragTo(lost);
        Locator dialog = desk.dialog("Move to Lost");
        Desk.find(dialog, AriaRole.BUTTON, "Cancel").click();
        assertThat(dialog).isHidden();
        assertThat(card(desk, "Proposal", deal)).isVisible();

        card(desk, "Proposal", deal).dragTo(lost);
        dialog.getByRole(AriaRole.TEXTBOX).fill("They bought elsewhere");
        Desk.find(dialog, AriaRole.BUTTON, "Move").click();
        assertThat(card(desk, "Proposal", deal)).isHidden();
        desk.press("Expand “Lost”");
        assertThat(card(desk, "Lost", deal)).isVisible();

        desk.press("Undo");
        assertThat(card(desk, "Proposal", deal)).isVisible();
    }

    private static Desk board(Desks desks, Kartera kartera, Staff staff, String deal) {
        Desk desk = desks.of(kartera, Look.DESKTOP, staff.hire("admin", "en"));
        desk.at("/list/pipeline.deal?view=board&filter=" + Api.encoded("name=='" + deal + "'"));
        return desk;
    }

    private static Locator column(Desk desk, String stage) {
        return desk.begins(AriaRole.REGION, stage + ", ");
    }

    private static Locator card(Desk desk, String stage, String deal) {
        return column(desk, stage).getByRole(AriaRole.LISTITEM).filter(new Locator.FilterOptions().setHasText(deal));
    }
}
