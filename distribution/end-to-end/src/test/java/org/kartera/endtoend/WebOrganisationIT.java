package org.kartera.endtoend;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What an administrator says of the company, and where others see it. */
@ExtendWith(Web.class)
class WebOrganisationIT {
    @Test
    void aRateHoldsAndIsTakenAwayAgain(Desks desks, Kartera kartera, Staff staff) {
        Desk desk = desks.of(kartera, Look.DESKTOP, staff.hire("admin", "en"));
        Page page = desk.at("/settings/currencies");

        page.getByLabel("Currency").selectOption("CHF");
        page.getByLabel("1 CHF in").fill("1.05");
        desk.press("Add rate");
        assertThat(page.getByText("CHF 1 = 1.05")).isVisible();
        desks.pictures("currencies");

        desk.press("Remove CHF");
        desk.dialog("Remove CHF")
                .getByRole(AriaRole.BUTTON)
                .getByText("Remove CHF")
                .click();
        assertThat(page.getByText("CHF 1 = 1.05")).hasCount(0);
    }

    @Test
    void aColourThatIsTooLightIsNotTakenAndADarkerOneIsOffered(Desks desks, Kartera kartera, Staff staff) {
        Desk desk = desks.of(kartera, Look.DESKTOP, staff.hire("admin", "es"));
        Page page = desk.at("/settings/brand");

        page.getByLabel("Color de botones y enlaces").last().fill("#ffcc00");
        assertThat(page.getByText("Un tono más oscuro sí sirve")).isVisible();
        assertThat(desk.find(AriaRole.BUTTON, "Guardar")).isDisabled();
        desk.begins(AriaRole.BUTTON, "Usar #").click();
        assertThat(desk.find(AriaRole.BUTTON, "Guardar")).isEnabled();
    }
}
