package org.kartera.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Currency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kartera.persistence.Dialect;
import org.kartera.rest.testing.Client;

/** The settings of the installation, and what a session tells of them. */
abstract class SettingsContract extends RestContract {
    private static final String SETTINGS = "/api/v1/settings";

    SettingsContract(Dialect dialect) {
        super(dialect);
    }

    private Client.Answer change(Client client, String patch) {
        return client.send("PATCH", SETTINGS, patch);
    }

    @Test
    void firstValuesComeFromTheConfiguration() {
        JsonNode settings = clerk.get(SETTINGS).json();

        assertEquals("ES", settings.path("region").asText(), settings.toString());
        assertEquals("Europe/Madrid", settings.path("zone").asText());
        assertEquals("en", settings.path("locale").asText());
    }

    @Test
    void aChangeHoldsFromTheNextRequestOnAndIsTakenBackByNull() {
        assertEquals(
                200,
                change(admin, "{\"company\":\"Sal y Mar\",\"currency\":\"MXN\",\"firstRun\":false}")
                        .status());

        JsonNode settings = clerk.get(SETTINGS).json();
        assertEquals("Sal y Mar", settings.path("company").asText());
        assertEquals("MXN", settings.path("currency").asText());
        assertFalse(settings.path("firstRun").asBoolean());
        assertEquals(Currency.getInstance("MXN"), gateway.kernel.installation.currency());

        change(admin, "{\"company\":null,\"currency\":null,\"firstRun\":null}");
        settings = clerk.get(SETTINGS).json();
        assertTrue(settings.path("company").isNull());
        assertEquals("EUR", settings.path("currency").asText());
        assertTrue(settings.path("firstRun").asBoolean());
    }

    @Test
    void phoneNumbersAreReadAsThoseOfTheCountryThatIsSet() {
        change(admin, "{\"region\":\"FR\"}");
        assertEquals("FR", gateway.kernel.installation.region());
        change(admin, "{\"region\":null}");
        assertEquals("ES", gateway.kernel.installation.region());
    }

    @Test
    void nobodyButAdministratorsChangesThem() {
        assertEquals("403 not-allowed", change(clerk, "{\"currency\":\"USD\"}").problem());
        assertEquals("401 not-signed-in", gateway.anonymous().get(SETTINGS).problem());
    }

    @Test
    void whatMeansNothingIsRefusedAndNothingIsChanged() {
        Client.Answer refused =
                change(admin, "{\"zone\":\"Madrid\",\"locale\":\"klingon\",\"currency\":\"EURO\",\"region\":\"FR\"}");

        assertEquals("422 invalid-fields", refused.problem());
        assertEquals(3, refused.json().path("errors").size(), refused.text());
        assertEquals("ES", clerk.get(SETTINGS).json().path("region").asText());
        assertEquals("400 malformed-body", change(admin, "[]").problem());
    }

    @Test
    void tilesOfMapsAreSetMergedAndTakenAway() {
        change(admin, "{\"tiles\":{\"url\":\"https://Tiles.example.org:8443/{z}/{x}/{y}.png?key=a_b\"}}");
        change(admin, "{\"tiles\":{\"attribution\":\"© Somebody\"}}");

        JsonNode tiles = clerk.get(SETTINGS).json().path("tiles");
        assertEquals(
                "https://tiles.example.org:8443/{z}/{x}/{y}.png?key=a_b",
                tiles.path("url").asText());
        assertEquals("© Somebody", tiles.path("attribution").asText());

        change(admin, "{\"tiles\":null}");
        assertTrue(clerk.get(SETTINGS).json().path("tiles").isNull());
        assertEquals(
                "422 invalid-fields",
                change(admin, "{\"tiles\":{\"attribution\":\"of nothing\"}}").problem());
        assertTrue(clerk.get(SETTINGS).json().path("tiles").isNull());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tiles.example.org/{z}/{x}/{y}.png",
                "http://tiles.example.org/{z}/{x}/{y}.png",
                "http://10.0.0.1.example.org/{z}/{x}/{y}.png",
                "https://user:secret@tiles.example.org/{z}/{x}/{y}.png",
                "https://user@tiles.example.org/{z}/{x}/{y}.png",
                "https://tiles.example.org/{z}/{x}.png",
                "https://{z}.example.org/{x}/{y}",
                "https://{s}.tiles.example.org/{z}/{x}/{y}.png",
                "https://tiles.example.org/{z}/{x}/{y}/{s}",
                "https://tiles.example.org; script-src */{z}/{x}/{y}",
                "https://tiles.example.org/{z}/{x}/{y}#part",
                "https://tiles.example.org:123456/{z}/{x}/{y}",
                "https:///{z}/{x}/{y}",
                "https://*/{z}/{x}/{y}",
                "data:image/png,{z}{x}{y}",
                "javascript:alert('{z}{x}{y}')",
            })
    void whatIsNoAddressOfTilesIsRefused(String url) {
        Client.Answer refused = change(admin, "{\"tiles\":{\"url\":\"" + url + "\"}}");

        assertEquals("422 invalid-fields", refused.problem());
        JsonNode error = refused.json().path("errors").path(0);
        assertEquals("tiles.url", error.path("field").asText(), refused.text());
        assertEquals("invalid-tiles", error.path("code").asText());
        assertTrue(
                error.path("message").asText().contains("https://tiles.example.org/{z}/{x}/{y}.png"), refused.text());
        assertTrue(clerk.get(SETTINGS).json().path("tiles").isNull());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost:8080/{z}/{x}/{y}.png",
                "http://192.168.1.7/{z}/{y}/{x}",
                "http://maps/{z}/{x}/{y}",
                "http://maps.local/tiles?z={z}&x={x}&y={y}",
                "https://tile.openstreetmap.org/{z}/{x}/{y}.png",
            })
    void tilesComeSafelyOrFromTheOwnNetwork(String url) {
        assertEquals(200, change(admin, "{\"tiles\":{\"url\":\"" + url + "\"}}").status());
        assertEquals(url, clerk.get(SETTINGS).json().path("tiles").path("url").asText());
        change(admin, "{\"tiles\":null}");
    }

    @Test
    void tilesAreAnObjectOfTwoTexts() {
        for (String wrong : new String[] {"\"https://a\"", "[]", "{\"url\":1}", "{\"size\":\"256\"}"}) {
            assertEquals(
                    "422 invalid-fields",
                    change(admin, "{\"tiles\":" + wrong + "}").problem(),
                    wrong);
        }
    }

    @Test
    void aChangeIsInTheAudit() {
        String before = gateway.kernel.feed.end();
        change(admin, "{\"zone\":\"Atlantic/Canary\"}");
        change(admin, "{\"zone\":null}");

        assertTrue(
                gateway.kernel.feed.read(before, 10).stream()
                        .anyMatch(entry -> entry.kind().equals("settings-changed")
                                && entry.login().equals("admin")
                                && entry.changes().contains("[\"Europe/Madrid\",\"Atlantic/Canary\"]")),
                () -> gateway.kernel.feed.read(before, 10).toString());
    }

    @Test
    void administratorsSeeHowTheServerFares() {
        JsonNode system = admin.get("/api/v1/system").json();

        assertTrue(system.path("database").path("bytes").asLong() > 10_000, system.toString());
        assertFalse(system.path("database").path("version").asText().isEmpty());
        assertTrue(system.path("memory").path("used").asLong() > 0);
        assertTrue(system.path("disk").path("total").asLong() > 0);
        assertTrue(system.path("feed").path("lagMillis").isNumber());
        assertEquals(0, system.path("jobs").path("failed").asInt());
        assertEquals(1, system.path("modules").path("enabled").asInt());
        assertEquals("harbour", system.path("node").asText());
        assertEquals("403 not-allowed", clerk.get("/api/v1/system").problem());
    }

    @Test
    void sessionsAreListedAndEnded() {
        gateway.anonymous().post("/api/v1/session", "{\"login\":\"clerk\",\"password\":\"clerk\"}");

        assertEquals(
                "clerk",
                clerk.get("/api/v1/session/all")
                        .json()
                        .path("items")
                        .path(0)
                        .path("id")
                        .asText());
        assertEquals(
                "404 no-such-session", clerk.delete("/api/v1/session/all/x").problem());
        assertEquals(204, clerk.delete("/api/v1/session/all/clerk").status());
        assertEquals(
                "401 not-signed-in",
                gateway.anonymous().get("/api/v1/session/all").problem());
    }

    @Test
    void aSessionTellsWhatHoldsForItsUser() {
        JsonNode hers = clerk.get("/api/v1/session").json();
        assertEquals("EUR", hers.path("currency").asText(), hers.toString());
        assertEquals("ES", hers.path("region").asText());
        assertFalse(hers.path("admin").asBoolean());
        assertTrue(hers.path("firstRun").isMissingNode());

        JsonNode his = admin.get("/api/v1/session").json();
        assertTrue(his.path("admin").asBoolean());
        assertTrue(his.path("firstRun").asBoolean());
    }
}
