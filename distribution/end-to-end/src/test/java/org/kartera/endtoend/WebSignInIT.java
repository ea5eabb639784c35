package org.kartera.endtoend;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The way in, by mouse and by keyboard alone. */
@ExtendWith(Web.class)
class WebSignInIT {
    private static final Page.GetByLabelOptions EXACTLY = new Page.GetByLabelOptions().setExact(true);

    @Test
    void aWrongPasswordIsSaidAndTheRightOneOpensTheWorkplace(Desks desks, Kartera kartera, Staff staff) {
        Desk desk = desks.of(kartera, Look.DESKTOP);
        Page page = desk.at("/");
        String login = staff.hire("sales", "en");

        page.getByLabel("User name").fill(login);
        page.getByLabel("Password", EXACTLY).fill("not-the-password");
        desk.press("Sign in");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("password");

        page.getByLabel("Password", EXACTLY).fill(Kartera.PASSWORD);
        desk.press("Sign in");
        assertThat(desk.find(AriaRole.NAVIGATION, "Menu")).isVisible();
        assertThat(page.getByRole(AriaRole.HEADING).first()).containsText("Good");
        assertThat(page.getByText("Every open deal has a next step.")).isVisible();
    }

    @Test
    void theWayInSpeaksTheLanguageOfTheBrowserAndTheWorkplaceThatOfTheUser(Desks desks, Kartera kartera, Staff staff) {
        Desk desk = desks.of(kartera, Look.DESKTOP.spanish());
        Page page = desk.at("/");
        page.getByLabel("Usuario").fill(staff.hire("sales", "es"));
        page.getByLabel("Contraseña", EXACTLY).fill(Kartera.PASSWORD);
        page.keyboard().press("Enter");

        assertThat(Desk.find(desk.find(AriaRole.NAVIGATION, "Menú"), AriaRole.LINK, "Empresas"))
                .isVisible();
        assertThat(page.locator("html")).hasAttribute("lang", "es");
    }

    @Test
    void fromTheSignInToAnOpenedRecordByKeyboardAlone(Desks desks, Kartera kartera, Staff staff) {
        String login = staff.hire("sales", "en");
        String name = staff.name("Keyboard works");
        staff.company(name);
        Desk desk = desks.of(kartera, Look.DESKTOP);
        Page page = desk.at("/");

        assertThat(page.getByLabel("User name")).isFocused();
        page.keyboard().type(login);
        page.keyboard().press("Tab");
        page.keyboard().type(Kartera.PASSWORD);
        page.keyboard().press("Enter");
        assertThat(desk.find(AriaRole.NAVIGATION, "Menu")).isVisible();

        page.keyboard().press("Control+k");
        assertThat(page.getByRole(AriaRole.COMBOBOX)).isFocused();
        page.keyboard().type(name);
        assertThat(page.getByRole(AriaRole.OPTION).first()).containsText(name);
        page.keyboard().press("Enter");
        assertThat(desk.find(AriaRole.ARTICLE, name)).isVisible();
    }
}
