package org.kartera.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.kartera.persistence.Dialect;
import org.kartera.rest.testing.Client;

/** Records over HTTP. */
abstract class RecordsContract extends RestContract {
    RecordsContract(Dialect dialect) {
        super(dialect);
    }

    @Test
    void aRecordIsCreatedReadChangedDeletedAndRestored() {
        Client.Answer created = admin.post(
                BOATS,
                "{\"name\":\"Tramontana\",\"length\":12,\"price\":{\"amount\":\"1200.50\",\"currency\":\"EUR\"}}");
        String address = created.header("Location");

        assertEquals(201, created.status(), created.text());
        assertEquals("\"1\"", created.header("ETag"));
        assertEquals("1200.50", created.json().path("price").path("amount").asText());
        assertEquals("Tramontana", admin.get(address).json().path("title").asText());

        Client.Answer changed = admin.patch(address, "{\"length\":13,\"price\":null}", "If-Match", "\"1\"");
        assertEquals(200, changed.status(), changed.text());
        assertEquals("\"2\"", changed.header("ETag"));
        assertTrue(changed.json().path("price").isNull());

        assertEquals(204, admin.delete(address).status());
        assertEquals(200, admin.post(address + "/restore", "").status());
        assertEquals(204, admin.delete(address).status());
        assertEquals(204, admin.post(address + "/purge", "").status());
        assertEquals("404 no-such-record", admin.get(address).problem());
    }

    @Test
    void aMergePatchMediaTypeIsTaken() {
        String address = boat("Mistral");

        assertEquals(
                200,
                admin.patch(address, "{\"length\":5}", "Content-Type", "application/merge-patch+json")
                        .status());
    }

    @Test
    void aStaleVersionIsRefused() {
        String address = boat("Levante");
        admin.patch(address, "{\"length\":5}");

        assertEquals(
                "412 stale-version",
                admin.patch(address, "{\"length\":6}", "If-Match", "\"1\"").problem());
        assertEquals(
                "412 stale-version",
                admin.patch(address, "{\"length\":6,\"version\":1}").problem());
        assertEquals(
                "412 stale-version",
                admin.delete(address, "If-Match", "\"no version\"").problem());
    }

    @Test
    void aKnownVersionIsNotSentAgain() {
        String address = boat("Poniente");

        Client.Answer answer = admin.send(admin.request(address).header("If-None-Match", "\"1\""));

        assertEquals(304, answer.status());
        assertEquals("", answer.text());
    }

    @Test
    void pagesFollowEachOther() {
        boat("Page A");
        boat("Page B");
        boat("Page C");
        String first = BOATS + "?filter=name%3Dstarts%3DPage&sort=name&limit=2&count=exact";

        JsonNode page = admin.get(first).json();
        assertEquals(2, page.path("items").size(), page.toString());
        assertEquals(3, page.path("count").path("value").asInt());
        JsonNode next = admin.get(
                        first + "&after=" + Client.encoded(page.path("next").asText()))
                .json();
        assertEquals("Page C", next.path("items").path(0).path("name").asText());
        assertTrue(next.path("next").isNull());
    }

    @Test
    void aCursorThatWasTamperedWithIsRefused() {
        assertEquals("400 malformed-cursor", admin.get(BOATS + "?after=bm9wZQ").problem());
    }

    @Test
    void groupsHaveLabelsInTheCallersLanguage() {
        clerk.post(
                BOATS,
                "{\"name\":\"Grouped\",\"status\":\"afloat\",\"price\":{\"amount\":\"7.00\",\"currency\":\"EUR\"}}");

        JsonNode group = clerk.get(BOATS + "/groups?by=status&sum=price&filter=name%3D%3DGrouped")
                .json()
                .path("groups")
                .path(0);

        assertEquals("afloat", group.path("key").asText());
        assertEquals("A flote", group.path("label").asText());
        assertEquals(
                "7.00", group.path("sum").path("price").path(0).path("amount").asText());
    }

    @Test
    void anActionIsTaken() {
        String address = boat("Gregal");

        Client.Answer answer = admin.post(address + "/actions/launch", "{\"port\":\"denia\"}");

        assertEquals("afloat", answer.json().path("status").asText(), answer.text());
        assertEquals(
                "404 no-such-action", admin.post(address + "/actions/sink", "").problem());
        assertEquals(
                "port required", admin.post(address + "/actions/launch", "").wrong());
    }

    @Test
    void theTimelineTellsWhatChangedWithLabels() {
        String address = boat("Xaloc");
        admin.patch(address, "{\"status\":\"afloat\"}");

        JsonNode items = admin.get(address + "/timeline?limit=1").json();
        JsonNode change = items.path("items").path(0).path("changes").path(0);

        assertEquals("update", items.path("items").path(0).path("kind").asText(), items.toString());
        assertEquals("Status", change.path("label").asText());
        assertEquals("In dock", change.path("beforeLabel").asText());
        assertEquals("Afloat", change.path("afterLabel").asText());
        assertFalse(items.path("next").isNull());
        String older = address + "/timeline?limit=1&after="
                + Client.encoded(items.path("next").asText());
        assertEquals(
                "create",
                admin.get(older).json().path("items").path(0).path("kind").asText());
    }

    @Test
    void aBatchHasAResultForEachItem() {
        String id = admin.post(BOATS, "{\"name\":\"Batch\"}").json().path("id").asText();

        JsonNode results = admin.post(
                        BOATS + "/batch",
                        "{\"items\":[{\"name\":\"New\"},{\"length\":3},{\"id\":\"" + id
                                + "\",\"length\":4},{\"id\":\"x\"}]}")
                .json();

        assertEquals(201, results.path("items").path(0).path("status").asInt(), results.toString());
        assertEquals(422, results.path("items").path(1).path("status").asInt());
        assertEquals(
                "name",
                results.path("items")
                        .path(1)
                        .path("error")
                        .path("errors")
                        .path(0)
                        .path("field")
                        .asText());
        assertEquals(200, results.path("items").path(2).path("status").asInt());
        assertEquals(404, results.path("items").path(3).path("status").asInt());
        assertEquals(2, results.path("done").asInt());
    }

    @Test
    void anAtomicBatchIsDoneAsAWholeOrNotAtAll() {
        Client.Answer answer =
                admin.post(BOATS + "/batch", "{\"atomic\":true,\"items\":[{\"name\":\"Whole\"},{\"name\":null}]}");

        assertEquals("422 invalid-fields", answer.problem());
        assertEquals(
                0,
                admin.get(BOATS + "?filter=name%3D%3DWhole")
                        .json()
                        .path("items")
                        .size());
    }

    @Test
    void aBatchComesAndGoesLineByLine() {
        Client.Answer answer = admin.post(
                BOATS + "/batch",
                "{\"name\":\"Line 1\"}\n{\"name\":\"Line 2\"}\n",
                "Content-Type",
                "application/x-ndjson");

        assertEquals(200, answer.status(), answer.text());
        assertEquals(2, answer.text().lines().count());
        assertEquals("application/x-ndjson", answer.header("Content-Type"));
    }

    @Test
    void aBatchOfTooManyItemsIsRefused() {
        String items = "{\"name\":\"x\"},".repeat(20) + "{\"name\":\"x\"}";

        assertEquals(
                "413 too-many-items",
                admin.post(BOATS + "/batch", "{\"items\":[" + items + "]}").problem());
    }

    @Test
    void aKeyedRequestIsDoneOnce() {
        String body = "{\"name\":\"Once\"}";
        Client.Answer first = admin.post(BOATS, body, "Idempotency-Key", "once-1");
        Client.Answer second = admin.post(BOATS, body, "Idempotency-Key", "once-1");

        assertEquals(201, first.status(), first.text());
        assertEquals(201, second.status(), second.text());
        assertEquals(first.header("Location"), second.header("Location"));
        assertEquals(first.text(), second.text());
        assertEquals("true", second.header("Idempotency-Replayed"));
        assertEquals(
                1,
                admin.get(BOATS + "?filter=name%3D%3DOnce").json().path("items").size());
        assertEquals(
                "409 idempotency-key-reused",
                admin.post(BOATS, "{\"name\":\"Twice\"}", "Idempotency-Key", "once-1")
                        .problem());
    }

    @Test
    void aRefusedRequestLeavesItsKeyFree() {
        assertEquals(
                "422 invalid-fields",
                admin.post(BOATS, "{}", "Idempotency-Key", "free").problem());
        assertEquals(
                201,
                admin.post(BOATS, "{\"name\":\"Free\"}", "Idempotency-Key", "free")
                        .status());
    }

    @Test
    void anothersRecordDoesNotExist() {
        String address = boat("Hidden");

        assertEquals("404 no-such-record", clerk.get(address).problem());
        assertEquals(
                "404 no-such-record", clerk.patch(address, "{\"length\":1}").problem());
    }

    @Test
    void aDuplicateOfAUniqueValueIsRefused() {
        admin.post(BOATS, "{\"name\":\"Numbered\",\"number\":\"VA-1\"}");

        Client.Answer answer = admin.post(BOATS, "{\"name\":\"Numbered\",\"number\":\"va-1\"}");

        assertEquals("409 duplicate-value", answer.problem());
    }

    @Test
    void aReferencedRecordIsNotDeleted() {
        Client.Answer sister = admin.post(BOATS, "{\"name\":\"Sister\"}");
        admin.post(
                BOATS,
                "{\"name\":\"Other\",\"sister\":\"" + sister.json().path("id").asText() + "\"}");

        assertEquals(
                "409 still-referenced", admin.delete(sister.header("Location")).problem());
    }

    @Test
    void fourByteCharactersStayAsTheyAre() {
        assertEquals(
                "Ñandú 🛥",
                admin.post(BOATS, "{\"name\":\"Ñandú 🛥\"}").json().path("name").asText());
    }

    @Test
    void largeAnswersAreCompressedForWhoAcceptsThat() {
        admin.post(BOATS + "/batch", "{\"items\":[" + "{\"name\":\"Fleet\"},".repeat(19) + "{\"name\":\"Fleet\"}]}");

        Client.Answer plain = admin.get(BOATS + "?filter=name%3D%3DFleet");
        Client.Answer compressed =
                admin.send(admin.request(BOATS + "?filter=name%3D%3DFleet").header("Accept-Encoding", "gzip"));

        assertEquals("", plain.header("Content-Encoding"));
        assertEquals("gzip", compressed.header("Content-Encoding"));
        assertTrue(compressed.response().body().length < plain.response().body().length / 4);
    }
}
