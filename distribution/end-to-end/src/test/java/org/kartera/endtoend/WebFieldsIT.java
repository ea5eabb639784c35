package org.kartera.endtoend;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Keyboard;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Values that are more than a line of text: formatted text, and places with the map that they are on. */
@ExtendWith(Web.class)
class WebFieldsIT {
    private static final byte[] PICTURE = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    @Test
    void formattedTextIsTypedWithSignsOfMarkdown(Desks desks, Kartera kartera, Staff staff) {
        String company = address(staff.company(staff.name("Formatted")));
        Desk desk = opened(desks, kartera, staff, company);
        desk.press("Edit Description");
        assertThat(desk.begins(AriaRole.TEXTBOX, "Description")).isFocused();
        Keyboard keys = desk.page().keyboard();
        keys.type("## Terms");
        keys.press("Enter");
        keys.type("Pays **on time**");
        keys.press("Enter");
        keys.type("- by card");
        assertThat(desk.find(AriaRole.BUTTON, "Bulleted list")).hasAttribute("aria-pressed", "true");
        keys.press("Control+Enter");

        assertThat(desk.find(AriaRole.HEADING, "Terms")).isVisible();
        assertEquals(
                "<h2>Terms</h2><p>Pays <strong>on time</strong></p><ul><li><p>by card</p></li></ul>",
                awaited(staff, company, "description").asText());
    }

    @Test
    void aPlaceIsPastedAsTheLinkOfAMapAndSeenOnOurs(Desks desks, Kartera kartera, Staff staff) {
        String name = staff.name("Placed");
        String company = address(staff.company(name));
        Desk desk = opened(desks, kartera, staff, company);
        desk.press("Edit Place on the map");
        desk.find(AriaRole.TEXTBOX, "Place on the map").fill("https://www.openstreetmap.org/#map=15/40.4168/-3.7038");
        desk.page().keyboard().press("Enter");
        assertEquals(
                40.4168, awaited(staff, company, "coordinates").path("latitude").asDouble());

        desk.at("/list/contacts.company?view=all&layout=map&filter=" + Api.encoded("name=='" + name + "'"));
        assertThat(desk.page().getByText("1 record on the map")).isVisible();
        desk.begins(AriaRole.BUTTON, name).first().click();
        assertThat(desk.find(AriaRole.BUTTON, "Open record")).isVisible();
    }

    @Test
    void tilesComeFromTheServerThatAnAdministratorNames(Desks desks, Kartera kartera, Staff staff) {
        Desk desk = desks.of(kartera, Look.DESKTOP, staff.hire("admin", "en"));
        desk.expect("Content Security Policy").expect("request to another host: http://tiles\\.local/");
        AtomicInteger asked = new AtomicInteger();
        desk.context().route("http://tiles.local/**", route -> {
            asked.incrementAndGet();
            route.fulfill(new Route.FulfillOptions().setContentType("image/png").setBodyBytes(PICTURE));
        });
        Page page = desk.at("/settings/maps");
        page.getByLabel("Address of the tiles").fill("http://tiles.local/{z}/{x}/{y}.png");
        try {
            desk.press("Save");
            desk.press("Reload");
            assertThat(page.locator(".leaflet-tile-loaded").first()).isAttached();
            assertTrue(asked.get() > 0);
        } finally {
            Map<String, Object> none = new HashMap<>();
            none.put("tiles", null);
            staff.admin().patch("/api/v1/settings", none).expect(200);
        }
    }

    /** The record of somebody's company, with the fields that have no value. */
    private static Desk opened(Desks desks, Kartera kartera, Staff staff, String company) {
        Desk desk = desks.of(kartera, Look.DESKTOP, staff.hire("admin", "en"));
        desk.at("/record/" + company);
        Locator more = desk.begins(AriaRole.BUTTON, "Show ");
        more.first().click();
        return desk;
    }

    private static String address(JsonNode record) {
        return record.path("entity").asText() + "/" + record.path("id").asText();
    }

    private static JsonNode awaited(Staff staff, String record, String field) {
        Await.until(
                "the server has it",
                Duration.ofSeconds(60),
                () -> !staff.admin()
                        .get("/api/v1/records/" + record)
                        .expect(200)
                        .path(field)
                        .isNull());
        return staff.admin().get("/api/v1/records/" + record).expect(200).path(field);
    }
}
