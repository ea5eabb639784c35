package org.kartera.endtoend;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Lists: found, kept, changed, taken back. */
@ExtendWith(Web.class)
class WebListIT {
    @Test
    void whatTheBuilderFiltersStandsInTheAddressAndIsKeptAsAView(Desks desks, Kartera kartera, Staff staff) {
        String series = staff.name("Filtered");
        staff.company(series + " wanted");
        staff.company(series + " other");
        Desk desk = desks.of(kartera, Look.DESKTOP, staff.hire("admin", "en"));
        Page page = desk.at("/list/contacts.company");

        desk.begins(AriaRole.BUTTON, "Filter").click();
        page.getByLabel("Field", new Page.GetByLabelOptions().setExact(true)).selectOption("name");
        page.getByLabel("Comparison").selectOption("contains");
        page.getByPlaceholder("Value").fill(series + " wan");
        assertThat(page).hasURL(Pattern.compile("filter=name"));
        page.keyboard().press("Escape");
        assertThat(row(desk, series + " wanted")).isVisible();
        assertThat(row(desk, series + " other")).isHidden();

        desk.choose("Actions of the view", "Save as new view…");
        Locator dialog = desk.dialog("New view");
        dialog.getByLabel("Name", new Locator.GetByLabelOptions().setExact(true))
                .fill("Wanted ones");
        Desk.find(dialog, AriaRole.BUTTON, "Save").click();
        assertThat(page).hasURL(Pattern.compile("view="));
        assertThat(page).not().hasURL(Pattern.compile("filter="));

        page.reload();
        assertThat(desk.begins(AriaRole.LINK, "Wanted ones")).hasAttribute("aria-current", "page");
        assertThat(row(desk, series + " wanted")).isVisible();
        assertThat(row(desk, series + " other")).isHidden();
    }

    @Test
    void aCellIsChangedInPlaceAndTheChangeIsTakenBack(Desks desks, Kartera kartera, Staff staff) {
        String deal = staff.name("Inline");
        staff.deal(deal, "Proposal");
        Desk desk = desks.of(kartera, Look.DESKTOP, staff.hire("admin", "en"));
        Page page = desk.at(only(deal) + "&columns=name,nextStep");

        Locator cell = row(desk, deal).getByRole(AriaRole.GRIDCELL).nth(2);
        cell.dblclick();
        cell.getByRole(AriaRole.TEXTBOX).fill("Send the samples");
        page.keyboard().press("Enter");
        assertThat(cell).hasText("Send the samples");

        desk.press("Undo");
        assertThat(page.getByText("Undone")).isVisible();
        assertThat(cell).not().containsText("Send the samples");
    }

    @Test
    void threeRowsAreChangedAtOnceAndTakenBack(Desks desks, Kartera kartera, Staff staff) {
        String series = staff.name("Bulk");
        for (String name : new String[] {" one", " two", " three"}) {
            staff.deal(series + name, "Proposal");
        }
        Desk desk = desks.of(kartera, Look.DESKTOP, staff.hire("admin", "en"));
        desk.at(only(series) + "&columns=name,nextStep");

        for (String name : new String[] {" one", " two", " three"}) {
            desk.find(AriaRole.CHECKBOX, "Select " + series + name).check();
        }
        assertThat(desk.find(AriaRole.TOOLBAR, "Chosen records")).containsText("3 chosen");
        desk.choose("Edit", "Next step");
        Locator dialog = desk.dialog("Edit “Next step”");
        dialog.getByRole(AriaRole.TEXTBOX).fill("Call them all");
        Desk.find(dialog, AriaRole.BUTTON, "Apply").click();
        Locator changed = desk.find(AriaRole.GRIDCELL, "Call them all");
        assertThat(changed).hasCount(3);

        desk.press("Undo");
        assertThat(changed).hasCount(0);
    }

    @Test
    void thePaletteFindsAPersonAndOpensIt(Desks desks, Kartera kartera, Staff staff) {
        String name = staff.name("Palmira");
        staff.person(name, "Palette");
        Desk desk = desks.of(kartera, Look.DESKTOP, staff.hire("sales", "en"));
        Page page = desk.at("/");

        desk.begins(AriaRole.BUTTON, "Search or jump to").click();
        page.getByRole(AriaRole.COMBOBOX).fill(name);
        Locator found = page.getByRole(AriaRole.OPTION).filter(new Locator.FilterOptions().setHasText(name));
        found.click();
        assertThat(desk.find(AriaRole.ARTICLE, name + " Palette")).isVisible();
    }

    @Test
    void theRecordBesideTheListIsLeafedThroughAndTakesNotes(Desks desks, Kartera kartera, Staff staff) {
        String series = staff.name("Beside");
        staff.company(series + " a");
        staff.company(series + " b");
        Desk desk = desks.of(kartera, Look.DESKTOP, staff.hire("admin", "en"));
        Page page = desk.at("/list/contacts.company?sort=name&filter=" + Api.encoded("name=starts='" + series + "'"));

        Desk.find(row(desk, series + " a"), AriaRole.LINK, series + " a").click();
        Locator beside = desk.find(AriaRole.COMPLEMENTARY, "Record");
        assertThat(Desk.find(beside, AriaRole.ARTICLE, series + " a")).isVisible();
        desk.begins(AriaRole.BUTTON, "Next record").click();
        assertThat(Desk.find(beside, AriaRole.ARTICLE, series + " b")).isVisible();
        page.keyboard().press("k");
        assertThat(Desk.find(beside, AriaRole.ARTICLE, series + " a")).isVisible();

        beside.getByLabel("Add a note…").fill("They moved to Bilbao");
        Desk.find(beside, AriaRole.BUTTON, "Add note").click();
        assertThat(beside.getByRole(AriaRole.LISTITEM)
                        .filter(new Locator.FilterOptions().setHasText("They moved to Bilbao")))
                .isVisible();

        page.keyboard().press("Escape");
        assertThat(beside).isHidden();
    }

    @Test
    void aRecordIsOpenedChangedAndAnnotatedOnAPhoneInSpanish(Desks desks, Kartera kartera, Staff staff) {
        String name = staff.name("Talleres");
        staff.company(name);
        Desk desk = desks.of(kartera, Look.PHONE.spanish(), staff.hire("admin", "es"));
        Page page = desk.at("/list/contacts.company?filter=" + Api.encoded("name=='" + name + "'"));

        desk.begins(AriaRole.LINK, name).tap();
        Locator record = desk.find(AriaRole.ARTICLE, name);
        Desk.find(record, AriaRole.BUTTON, "Editar Sector").tap();
        desk.find(AriaRole.TEXTBOX, "Sector").fill("Metalurgia");
        page.keyboard().press("Enter");
        assertThat(record.getByText("Metalurgia").first()).isVisible();
        record.getByLabel("Añadir una nota…").fill("Llamar el lunes");
        Desk.find(record, AriaRole.BUTTON, "Añadir nota").tap();
        assertThat(record.getByRole(AriaRole.LISTITEM)
                        .filter(new Locator.FilterOptions().setHasText("Llamar el lunes")))
                .isVisible();
    }

    /** The address of the list of deals whose names begin so. */
    private static String only(String name) {
        return "/list/pipeline.deal?view=all&filter=" + Api.encoded("name=starts='" + name + "'");
    }

    private static Locator row(Desk desk, String name) {
        return desk.page()
                .getByRole(AriaRole.ROW)
                .filter(new Locator.FilterOptions().setHas(desk.find(AriaRole.CHECKBOX, "Select " + name)));
    }
}
