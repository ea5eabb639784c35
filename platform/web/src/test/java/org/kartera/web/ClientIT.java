package org.kartera.web;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kartera.persistence.Dialect;
import org.kartera.records.InstallationSettings.Tiles;
import org.kartera.rest.testing.Client;

@SuppressWarnings("NullAway.Init")
class ClientIT {
    private static final String SHELL = "/assets/shell-9f.js";

    private static WebServer server;
    private static Client browser;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        server = new WebServer(Dialect.DERBY, folder);
        browser = server.anonymous();
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    private static Client.Answer open(String path) {
        return browser.send(browser.request(path).header("Accept", "text/html,application/xhtml+xml,*/*;q=0.8"));
    }

    private static Client.Answer zipped(String path) {
        return browser.send(browser.request(path).header("Accept-Encoding", "br, gzip"));
    }

    @Test
    void thePageIsAtTheRootAndAtEveryAddressThatABrowserOpens() {
        String page = browser.get("/").text();

        assertTrue(page.startsWith("<!doctype html>"), page);
        for (String path : new String[] {"/list/pipeline.deal?filter=a==b", "/settings/modules", "/assetsold"}) {
            Client.Answer answer = open(path);
            assertEquals(200, answer.status(), path);
            assertEquals(page, answer.text(), path);
            assertEquals(
                    "text/html;charset=utf-8", answer.header("Content-Type").replace(" ", ""), path);
            assertEquals("no-cache", answer.header("Cache-Control"), path);
            assertEquals("Accept", answer.header("Vary"), path);
        }
    }

    @Test
    void whatIsNoNavigationAndNoFileDoesNotExist() {
        assertEquals("404 no-such-address", browser.get("/settings/modules").problem());
        assertEquals(
                "404 no-such-address",
                browser.send(browser.request("/settings").header("Accept", "text/html;q=0, */*"))
                        .problem());
        for (String path : new String[] {
            "/assets/shell-00.js",
            "/assets/",
            "/assets/shell-9f.js.gz",
            "/ui/modules/yacht/0/index.js",
            "/ui/",
            "/api",
            "/api/v2/ui",
            "/health",
            "/metrics/x"
        }) {
            assertEquals("404 no-such-address", open(path).problem(), path);
        }
        assertEquals("404 no-such-address", browser.get("/index.html.gz").problem());
    }

    @Test
    void onlyReadingIsTheClients() {
        for (String method : new String[] {"POST", "PUT", "DELETE", "OPTIONS", "TRACE"}) {
            Client.Answer answer = browser.send(browser.request("/")
                    .header("Accept", "text/html")
                    .method(method, HttpRequest.BodyPublishers.noBody()));
            assertTrue(answer.status() >= 400, method + " " + answer.status());
        }
    }

    @Test
    void thePageIsSentCompressedToThoseWhoTakeIt() throws IOException {
        Client.Answer packed = zipped("/");

        assertEquals("gzip", packed.header("Content-Encoding"));
        try (GZIPInputStream content =
                new GZIPInputStream(new ByteArrayInputStream(packed.response().body()))) {
            assertEquals(browser.get("/").text(), new String(content.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @Test
    void noSpellingOfAnAddressLeadsOutOfTheFolder() {
        for (String path : new String[] {
            "/assets/../index.html",
            "/assets/%2e%2e/index.html",
            "/assets/..%2findex.html",
            "/assets%2fshell-9f.js",
            "/assets/%2e/shell-9f.js",
            "/assets//shell-9f.js",
            "/assets/..%5c..%5cetc/passwd",
            "/../../etc/passwd",
            "/assets/shell-9f.js%00.html",
            "/assets/shell%2d9f.js",
            "/%61ssets/shell-9f.js",
            "/ui/modules/../../etc/passwd"
        }) {
            String answer = Client.raw(
                    server.port(), "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
            assertTrue(answer.startsWith("HTTP/1.1 40"), path + "\n" + answer);
            assertTrue(answer.contains("application/problem+json"), path + "\n" + answer);
        }
    }

    @Test
    void filesWithAHashInTheirNameLastForEverAndAreServedCompressed() throws IOException {
        Client.Answer plain = browser.get(SHELL);
        Client.Answer zipped = zipped(SHELL);

        assertEquals(ClientFolder.SHELL, plain.text());
        assertEquals("", plain.header("Content-Encoding"));
        assertEquals("gzip", zipped.header("Content-Encoding"));
        try (GZIPInputStream content =
                new GZIPInputStream(new ByteArrayInputStream(zipped.response().body()))) {
            assertArrayEquals(ClientFolder.SHELL.getBytes(StandardCharsets.UTF_8), content.readAllBytes());
        }
        for (Client.Answer answer : new Client.Answer[] {plain, zipped}) {
            assertEquals("public, max-age=31536000, immutable", answer.header("Cache-Control"));
            assertEquals("Accept-Encoding", answer.header("Vary"));
            assertEquals(
                    "text/javascript;charset=utf-8",
                    answer.header("Content-Type").replace(" ", ""));
            assertEquals(String.valueOf(answer.response().body().length), answer.header("Content-Length"));
        }
        assertFalse(plain.header("ETag").equals(zipped.header("ETag")));
        assertEquals("", zipped("/assets/lit-1a.js").header("Content-Encoding"));
        assertEquals(
                "",
                browser.send(browser.request(SHELL).header("Accept-Encoding", "gzip;q=0"))
                        .header("Content-Encoding"));
    }

    @Test
    void whatChangesUnderItsNameIsAskedForAgainAndAnsweredBriefly() {
        for (String path : new String[] {"/", "/sw.js", "/manifest.webmanifest", "/icon.svg", SHELL}) {
            String tag = browser.get(path).header("ETag");
            Client.Answer again = browser.send(browser.request(path).header("If-None-Match", "\"other\", W/" + tag));
            assertEquals(304, again.status(), path);
            assertEquals(0, again.response().body().length, path);
            assertEquals(tag, again.header("ETag"), path);
        }
        assertEquals("no-cache", browser.get("/sw.js").header("Cache-Control"));
        assertEquals(
                "application/manifest+json",
                browser.get("/manifest.webmanifest").header("Content-Type"));
        assertEquals("image/svg+xml", browser.get("/icon.svg").header("Content-Type"));
    }

    @Test
    void headAnswersAsGetWithoutTheBody() {
        for (String path : new String[] {"/", SHELL, "/icon.svg"}) {
            Client.Answer get = browser.get(path);
            Client.Answer head =
                    browser.send(browser.request(path).method("HEAD", HttpRequest.BodyPublishers.noBody()));
            assertEquals(200, head.status(), path);
            assertEquals(0, head.response().body().length, path);
            for (String name : new String[] {"Content-Length", "ETag", "Content-Type", "Content-Security-Policy"}) {
                assertEquals(get.header(name), head.header(name), path + " " + name);
            }
        }
    }

    @Test
    void thePolicyLetsInWhatStandsInThePageAndOwnFilesAlone() throws Exception {
        String policy = browser.get("/").header("Content-Security-Policy");

        assertEquals(
                "default-src 'none'; script-src 'self' 'sha256-" + hash(ClientFolder.IMPORTS) + "' 'sha256-"
                        + hash(ClientFolder.THEME) + "'; style-src 'self' 'sha256-" + hash(ClientFolder.STYLES)
                        + "' 'sha256-" + hash("") + "'; style-src-attr 'unsafe-inline'; img-src 'self' data: blob:;"
                        + " font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self';"
                        + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
                policy);
        assertEquals(policy, browser.get("/sw.js").header("Content-Security-Policy"));
    }

    @Test
    void picturesComeFromTheServerOfTilesToo() {
        String before = browser.get("/").header("ETag");
        server.office.tiles = new Tiles("https://tiles.example.org:8443/{z}/{x}/{y}.png", null);
        try {
            Client.Answer page = browser.get("/");
            assertTrue(
                    page.header("Content-Security-Policy")
                            .contains("; img-src 'self' data: blob: https://tiles.example.org:8443; "),
                    page.header("Content-Security-Policy"));
            assertNotEquals(before, page.header("ETag"));
        } finally {
            server.office.tiles = null;
        }
        assertEquals(before, browser.get("/").header("ETag"));
    }

    private static String hash(String script) throws Exception {
        return Base64.getEncoder()
                .encodeToString(MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void everyAnswerIsProtected() {
        for (String path : new String[] {"/", SHELL, "/sw.js", "/assets/none.js"}) {
            Client.Answer answer = browser.get(path);
            assertEquals("nosniff", answer.header("X-Content-Type-Options"), path);
            assertTrue(answer.header("Content-Security-Policy").contains("frame-ancestors 'none'"), path);
        }
        Client.Answer page = browser.get("/");
        assertEquals("same-origin", page.header("Referrer-Policy"));
        assertEquals("same-origin", page.header("Cross-Origin-Opener-Policy"));
        assertTrue(page.header("Permissions-Policy").contains("camera=()"));
    }

    @Test
    void strangersAreWelcomedInTheirLanguageAndToldNothingElse() {
        Client.Answer answer =
                browser.send(browser.request("/api/v1/ui/welcome").header("Accept-Language", "es-MX,en;q=0.5"));
        JsonNode welcome = answer.json();

        assertEquals(200, answer.status(), answer.text());
        assertEquals("Talleres Turia", welcome.path("company").asText());
        assertEquals("es", welcome.path("locale").asText());
        assertEquals("[\"en\",\"es\"]", welcome.path("locales").toString());
        assertEquals("401 not-signed-in", browser.get("/api/v1/ui/manifest").problem());
        assertEquals(
                "401 not-signed-in",
                browser.get("/api/v1/ui/views?entity=security.team").problem());
        assertEquals("401 not-signed-in", browser.get("/api/v1/ui/preferences").problem());
    }
}
