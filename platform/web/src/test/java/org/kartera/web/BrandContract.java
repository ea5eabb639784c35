package org.kartera.web;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.kartera.persistence.Dialect;
import org.kartera.records.InstallationSettings.Brand;
import org.kartera.records.InstallationSettings.Palette;
import org.kartera.rest.testing.Client;

/** What the company looks like to whoever opens its page. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class BrandContract {
    private static final String CHANGE = "/api/v1/ui/brand/logo";
    private static final String LOGO = "/ui/brand/logo";
    private static final String STYLE = "/ui/brand/style.css";

    private final Dialect dialect;
    private WebServer server;
    private Client browser;

    BrandContract(Dialect dialect) {
        this.dialect = dialect;
    }

    @BeforeAll
    void open(@TempDir Path folder) throws Exception {
        server = new WebServer(dialect, folder);
        browser = server.anonymous();
    }

    @AfterAll
    void close() throws Exception {
        server.close();
    }

    @AfterEach
    void forget() {
        server.as("eva").send("DELETE", CHANGE, "");
        server.office.brand = null;
    }

    private Client.Answer put(String login, String type, byte[] bytes) {
        Client client = server.as(login);
        return client.send(
                client.request(CHANGE).header("Content-Type", type).PUT(HttpRequest.BodyPublishers.ofByteArray(bytes)));
    }

    private static byte[] picture(String format, int width, int height) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            assertTrue(ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), format, bytes));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return bytes.toByteArray();
    }

    @Test
    void withoutALogoThereIsKarteras() {
        Client.Answer answer = browser.get(LOGO);
        assertEquals("image/svg+xml", answer.header("Content-Type"));
        assertEquals(browser.get("/icon.svg").text(), answer.text());
    }

    @Test
    void aLogoIsShownToEverybodyUntilItIsTakenAway() {
        for (String format : new String[] {"png", "jpeg"}) {
            byte[] logo = picture(format, 40, 20);
            assertEquals(204, put("eva", "image/png", logo).status());

            Client.Answer shown = browser.get(LOGO);
            assertEquals("image/" + format, shown.header("Content-Type"));
            assertArrayEquals(logo, shown.response().body());
            assertEquals("nosniff", shown.header("X-Content-Type-Options"));
            assertEquals(
                    304,
                    browser.send(browser.request(LOGO).header("If-None-Match", shown.header("ETag")))
                            .status());
        }
        assertEquals(204, server.as("eva").send("DELETE", CHANGE, "").status());
        assertEquals("image/svg+xml", browser.get(LOGO).header("Content-Type"));
    }

    @Test
    void aPictureOfTheWebIsOneToo() {
        byte[] webp = Base64.getDecoder().decode("UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA");
        assertEquals(204, put("eva", "image/webp", webp).status());
        assertEquals("image/webp", browser.get(LOGO).header("Content-Type"));
    }

    @Test
    void whatIsNoPictureIsRefusedWhateverItIsCalled() {
        byte[] drawing = "<svg xmlns=\"http://www.w3.org/2000/svg\"/>".getBytes(StandardCharsets.UTF_8);
        assertEquals("422 no-picture", put("eva", "image/png", drawing).problem());
        assertEquals("422 no-picture", put("eva", "image/png", new byte[0]).problem());
        assertEquals(
                "415 unsupported-media-type",
                put("eva", "image/svg+xml", drawing).problem());
        byte[] cut = Arrays.copyOf(picture("jpeg", 4, 4), 15);
        assertEquals("422 no-picture", put("eva", "image/jpeg", cut).problem());
        assertEquals(
                "422 picture-too-large",
                put("eva", "image/png", picture("png", 2_001, 1)).problem());
        assertEquals("image/svg+xml", browser.get(LOGO).header("Content-Type"));
    }

    @Test
    void nobodyButAdministratorsChangesIt() {
        assertEquals(
                "403 not-allowed", put("ana", "image/png", picture("png", 4, 4)).problem());
        assertEquals(
                "403 not-allowed", server.as("ana").send("DELETE", CHANGE, "").problem());
    }

    @Test
    void aChangeIsInTheAudit() {
        String before = server.office.feed.end();
        put("eva", "image/png", picture("png", 4, 3));
        assertTrue(server.office.feed.read(before, 10).stream()
                .anyMatch(entry ->
                        entry.kind().equals("logo-changed") && entry.changes().contains("image/png, 4")));
    }

    @Test
    void coloursAreASheetOfStyles() {
        Client.Answer none = browser.get(STYLE);
        assertEquals(200, none.status());
        assertEquals("", none.text());
        Palette palette = new Palette("#111111", "#222222", "#333333", "#444444");
        server.office.brand = new Brand("#111111", palette, palette);

        Client.Answer sheet = browser.get(STYLE);
        assertEquals("text/css; charset=utf-8", sheet.header("Content-Type"));
        assertTrue(sheet.text().contains("--accent:#111111;--accent-strong:#222222"), sheet.text());
        assertNotEquals(none.header("ETag"), sheet.header("ETag"));
    }

    @Test
    void coloursStandInThePageAndItsPolicyLetsThemIn() throws Exception {
        Client.Answer plain = browser.get("/");
        assertTrue(plain.text().contains("<style id=\"brand\"></style>"), plain.text());
        Palette palette = new Palette("#111111", "#222222", "#333333", "#444444");
        server.office.brand = new Brand("#111111", palette, palette);

        Client.Answer page = browser.get("/");
        String sheet = browser.get(STYLE).text();
        assertTrue(page.text().contains("<style id=\"brand\">" + sheet + "</style>"), page.text());
        assertNotEquals(plain.header("ETag"), page.header("ETag"));
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(sheet.getBytes(StandardCharsets.UTF_8));
        String allowed = "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
        assertTrue(page.header("Content-Security-Policy").contains(allowed), page.header("Content-Security-Policy"));
        assertFalse(plain.header("Content-Security-Policy").contains(allowed));

        server.office.brand = null;
        assertEquals(plain.header("ETag"), browser.get("/").header("ETag"));
    }

    @Test
    void whatBrowsersInstallHasTheNameOfTheCompany() {
        assertEquals(
                "Talleres Turia",
                browser.get("/manifest.webmanifest").json().path("name").asText());
    }
}
