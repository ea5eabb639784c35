package org.kartera.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.kartera.persistence.Dialect;
import org.kartera.rest.testing.Client;

/** Fields and record types that administrators make, as the REST contract has them. */
abstract class CustomisationContract extends RestContract {
    private static final String BOAT = "/api/v1/metadata/entities/harbour.boat";
    private static final String FIELDS = BOAT + "/fields";
    private static final String BOATS = "/api/v1/records/harbour.boat";

    CustomisationContract(Dialect dialect) {
        super(dialect);
    }

    private JsonNode described(Client client, String field) {
        return StreamSupport.stream(client.get(BOAT).json().path("fields").spliterator(), false)
                .filter(each -> each.path("name").asText().equals(field))
                .findFirst()
                .orElseThrow(() -> new AssertionError(field));
    }

    @Test
    void aFieldIsAddedDescribedUsedAndDeleted() {
        Client.Answer added = admin.post(FIELDS, """
                {"name":"mood","kind":"choice","label":{"en":"Mood","es":"Humor"},"help":{"en":"How it feels"},"in":["list","board"],
                 "default":"calm","choices":[{"value":"calm","label":{"en":"Calm"},"colour":"#00aa00"},{"value":"rough"}]}""");
        assertEquals(201, added.status(), added.text());
        assertEquals("\"2\"", added.header("ETag"));
        assertEquals("active", added.json().path("state").asText());
        assertEquals("admin", added.json().path("layer").asText());

        JsonNode mood = described(clerk, "mood");
        assertTrue(mood.path("custom").asBoolean(), mood.toString());
        assertEquals("Humor", mood.path("label").asText());
        assertEquals("How it feels", mood.path("help").asText());
        assertEquals("calm", mood.path("default").asText());
        assertEquals("#00aa00", mood.path("choices").path(0).path("colour").asText());
        assertEquals("Calm", mood.path("choices").path(0).path("label").asText());

        String id = clerk.post(BOATS, "{\"name\":\"Gala\"}").json().path("id").asText();
        assertEquals("calm", clerk.get(BOATS + "/" + id).json().path("mood").asText());
        assertEquals(200, clerk.patch(BOATS + "/" + id, "{\"mood\":\"rough\"}").status());
        JsonNode found = clerk.get(BOATS + "?filter=" + Client.encoded("mood==rough") + "&sort=mood")
                .json();
        assertEquals(1, found.path("items").size(), found.toString());
        assertTrue(clerk.get("/api/v1/openapi.json").text().contains("\"mood\""));

        Client.Answer usage = admin.get(FIELDS + "/mood/usage");
        assertEquals(1, usage.json().path("rows").asInt(), usage.text());
        assertEquals(1, usage.json().path("values").path("rough").asInt());
        assertEquals("409 field-in-use", admin.delete(FIELDS + "/mood").problem());
        assertEquals(
                "400 malformed-parameter",
                admin.delete(FIELDS + "/mood?confirm=all").problem());
        assertEquals(204, admin.delete(FIELDS + "/mood?confirm=1").status());
        assertEquals("404 no-such-field", admin.get(FIELDS + "/mood").problem());
        clerk.delete(BOATS + "/" + id);
    }

    @Test
    void aChangeWantsTheNewestVersion() {
        admin.post(FIELDS, "{\"name\":\"depth\",\"kind\":\"decimal\",\"label\":{\"en\":\"Depth\"}}");
        String tag = admin.get(FIELDS + "/depth").header("ETag");
        assertNotNull(tag);
        assertEquals(
                200,
                admin.patch(FIELDS + "/depth", "{\"max\":99,\"label\":{\"es\":\"Calado\"}}", "If-Match", tag)
                        .status());
        assertEquals(
                "412 stale-version",
                admin.patch(FIELDS + "/depth", "{\"max\":9}", "If-Match", tag).problem());
        assertEquals(99, admin.get(FIELDS + "/depth").json().path("max").asInt());
        assertEquals(
                "422 invalid-fields",
                admin.post(BOATS, "{\"name\":\"x\",\"depth\":100}").problem());

        assertEquals(
                "200",
                String.valueOf(admin.post(FIELDS + "/depth/rename", "{\"name\":\"draught\"}")
                        .status()));
        assertEquals(
                "integer",
                admin.post(FIELDS + "/draught/retype", "{\"kind\":\"integer\"}")
                        .json()
                        .path("kind")
                        .asText());
        assertEquals(
                "retired",
                admin.post(FIELDS + "/draught/retire", "").json().path("state").asText());
        assertFalse(clerk.get(BOAT).text().contains("draught"));
        assertEquals(
                "active",
                admin.post(FIELDS + "/draught/restore", "").json().path("state").asText());
        assertEquals(204, admin.delete(FIELDS + "/draught").status());
    }

    @Test
    void aFormulaIsTriedStoredAndComputed() {
        String id = clerk.post(BOATS, "{\"name\":\"Gala\",\"price\":{\"amount\":\"100.00\",\"currency\":\"EUR\"}}")
                .json()
                .path("id")
                .asText();
        String formula = BOAT + "/formula";
        JsonNode tried = admin.post(formula, "{\"formula\":\"price / 8\",\"id\":\"" + id + "\"}")
                .json();
        assertEquals("money", tried.path("result").asText(), tried.toString());
        assertEquals("12.50", tried.path("value").path("amount").asText());
        assertEquals("price", tried.path("fields").path(0).asText());
        assertEquals(
                "divisionByZero",
                admin.post(formula, "{\"formula\":\"price / 0\",\"id\":\"" + id + "\"}")
                        .json()
                        .path("notes")
                        .path(0)
                        .path("code")
                        .asText());
        Client.Answer wrong = admin.post(formula, "{\"formula\":\"price + prize\"}");
        assertEquals("422 formula-unknown-field", wrong.problem());
        assertEquals(9, wrong.json().path("position").asInt());
        assertEquals("422 invalid-fields", admin.post(formula, "{}").problem());
        assertEquals(
                "403 not-allowed",
                clerk.post(formula, "{\"formula\":\"price\"}").problem());

        assertEquals(
                201,
                admin.post(
                                FIELDS,
                                "{\"name\":\"half\",\"kind\":\"formula\",\"label\":{\"en\":\"Half\"},\"formula\":\"price / 2\"}")
                        .status());
        JsonNode computing = admin.get(FIELDS).json().path("items").path(0).path("progress");
        assertEquals("waiting", computing.path("state").asText(), computing.toString());
        assertEquals(204, admin.post(FIELDS + "/half/recalculate", "").status());
        assertEquals(
                "403 not-allowed", clerk.post(FIELDS + "/half/recalculate", "").problem());
        assertEquals(
                "404 no-such-field",
                admin.post(FIELDS + "/none/recalculate", "").problem());
        JsonNode half = described(clerk, "half");
        assertEquals("formula", half.path("kind").asText());
        assertEquals("money", half.path("result").asText());
        clerk.patch(BOATS + "/" + id, "{\"price\":{\"amount\":\"50.00\",\"currency\":\"EUR\"}}");
        assertEquals(
                "25.00",
                clerk.get(BOATS + "/" + id).json().path("half").path("amount").asText());
        assertEquals(
                "half read-only-field",
                clerk.patch(BOATS + "/" + id, "{\"half\":null}").wrong());
        Client.Answer refused = admin.post(FIELDS, "{\"kind\":\"formula\",\"label\":\"X\",\"formula\":\"half *\"}");
        assertEquals("formula formula-incomplete", refused.wrong());
        assertEquals(6, refused.json().path("errors").path(0).path("position").asInt());
        assertEquals(204, admin.delete(FIELDS + "/half?confirm=1").status());
        clerk.delete(BOATS + "/" + id);
    }

    @Test
    void aFieldOfTheModuleIsChangedWhereItMayBeAndReverted() {
        JsonNode given = admin.get(FIELDS).json().path("builtIn");
        assertTrue(StreamSupport.stream(given.spliterator(), false)
                .anyMatch(field -> field.path("name").asText().equals("length")
                        && field.path("kind").asText().equals("integer")
                        && field.path("changed").isEmpty()));
        assertEquals("\"0\"", admin.get(FIELDS + "/length").header("ETag"));

        Client.Answer changed = admin.patch(
                FIELDS + "/length",
                "{\"label\":{\"es\":\"Largo total\"},\"help\":{\"es\":\"En metros\"},\"max\":100}",
                "If-Match",
                "\"0\"");
        assertEquals(200, changed.status(), changed.text());
        assertEquals("\"1\"", changed.header("ETag"));
        assertEquals(
                "[\"label\",\"help\",\"max\"]", changed.json().path("changed").toString());
        assertEquals(500, changed.json().path("module").path("max").asInt());
        assertEquals(
                "admin", changed.json().path("layers").path(0).path("layer").asText());
        assertEquals("{}", changed.json().path("conflicts").toString());
        assertEquals(
                "412 stale-version",
                admin.patch(FIELDS + "/length", "{\"max\":50}", "If-Match", "\"0\"")
                        .problem());

        assertEquals("Largo total", described(clerk, "length").path("label").asText());
        assertEquals("En metros", described(clerk, "length").path("help").asText());
        assertEquals(100, described(clerk, "length").path("max").asInt());
        assertTrue(clerk.get("/api/v1/openapi.json").text().contains("Largo total"));
        Client.Answer tooLong = clerk.post(BOATS, "{\"name\":\"Gala\",\"length\":200}");
        assertEquals("length out-of-range", tooLong.wrong());
        assertTrue(
                tooLong.json().path("errors").path(0).path("message").asText().contains("Largo total"), tooLong.text());

        Client.Answer refused = admin.patch(FIELDS + "/length", "{\"max\":501,\"kind\":\"text\"}");
        assertEquals(
                "max looser", admin.patch(FIELDS + "/length", "{\"max\":501}").wrong());
        assertTrue(refused.text().contains("built-in") && refused.text().contains("visibleWhen"), refused.text());
        assertEquals("422 built-in", admin.delete(FIELDS + "/length").problem());
        assertEquals("422 built-in", admin.post(FIELDS + "/length/retire", "").problem());
        assertEquals("404 no-such-field", admin.patch(FIELDS + "/none", "{}").problem());
        assertEquals("403 not-allowed", clerk.patch(FIELDS + "/length", "{}").problem());
        assertEquals(
                "403 not-allowed", clerk.post(FIELDS + "/length/revert", "").problem());

        Client.Answer reverted = admin.post(FIELDS + "/length/revert", "");
        assertEquals(200, reverted.status(), reverted.text());
        assertEquals("[]", reverted.json().path("changed").toString());
        assertEquals(500, described(clerk, "length").path("max").asInt());
    }

    @Test
    void aRecordTypeOfTheModuleIsCalledOtherwise() {
        Client.Answer changed = admin.patch(BOAT, "{\"plural\":{\"es\":\"Embarcaciones\"},\"icon\":\"sailboat\"}");
        assertEquals(200, changed.status(), changed.text());
        assertEquals("Embarcaciones", clerk.get(BOAT).json().path("pluralLabel").asText());
        assertEquals("sailboat", clerk.get(BOAT).json().path("icon").asText());
        assertEquals(
                "ship",
                admin.get(BOAT + "/definition")
                        .json()
                        .path("module")
                        .path("icon")
                        .asText());
        assertEquals(
                "title built-in", admin.patch(BOAT, "{\"title\":\"{number}\"}").wrong());

        assertEquals(200, admin.post(BOAT + "/revert", "").status());
        assertEquals("ship", clerk.get(BOAT).json().path("icon").asText());
    }

    @Test
    void nobodyButAdministratorsSeesOrChangesDefinitions() {
        assertEquals("403 not-allowed", clerk.get(FIELDS).problem());
        assertEquals(
                "403 not-allowed",
                clerk.post(FIELDS, "{\"kind\":\"text\",\"label\":\"X\"}").problem());
        assertEquals(
                "403 not-allowed",
                clerk.post("/api/v1/metadata/entities", "{\"label\":\"X\"}").problem());
        assertEquals("401 not-signed-in", gateway.anonymous().get(FIELDS).problem());
        assertEquals(
                "404 no-such-entity",
                admin.get("/api/v1/metadata/entities/no.such/fields").problem());
        assertEquals("422 invalid-fields", admin.post(FIELDS, "{}").problem());
        assertEquals("400 malformed-body", admin.post(FIELDS, "[]").problem());
    }

    @Test
    void aRecordTypeIsMadeUsedAndDeleted() {
        Client.Answer made = admin.post("/api/v1/metadata/entities", """
                {"label":{"en":"Buoy","es":"Boya"},"plural":{"en":"Buoys","es":"Boyas"},"icon":"anchor","title":"{code}",
                 "fields":[{"name":"code","kind":"text","label":{"en":"Code"},"required":true,"unique":true,"in":["list","search"]},
                           {"name":"boat","kind":"ref","label":{"en":"Boat"},"refs":["harbour.boat"]}]}""");
        assertEquals(201, made.status(), made.text());
        assertEquals("custom.buoy", made.json().path("name").asText());
        assertEquals("/api/v1/metadata/entities/custom.buoy", made.header("Location"));
        String buoys = "/api/v1/records/custom.buoy";
        assertEquals(201, admin.post(buoys, "{\"code\":\"B1\"}").status());
        assertEquals(
                "409 duplicate-value", admin.post(buoys, "{\"code\":\"b1\"}").problem());
        assertEquals(
                "B1",
                admin.get(buoys).json().path("items").path(0).path("title").asText());
        JsonNode type = admin.get("/api/v1/metadata/entities/custom.buoy").json();
        assertEquals("Buoys", type.path("pluralLabel").asText());
        assertTrue(type.path("custom").asBoolean());
        assertTrue(admin.get("/api/v1/openapi.json").text().contains("/records/custom.buoy"));
        assertEquals(
                200,
                admin.patch("/api/v1/metadata/entities/custom.buoy", "{\"icon\":\"ship\"}")
                        .status());
        assertEquals(
                "409 entity-in-use",
                admin.delete("/api/v1/metadata/entities/custom.buoy").problem());
        assertEquals(
                204,
                admin.delete("/api/v1/metadata/entities/custom.buoy?confirm=1").status());
        assertEquals("404 no-such-entity", admin.get(buoys).problem());
    }
}
