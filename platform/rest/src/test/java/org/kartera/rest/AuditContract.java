package org.kartera.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kartera.persistence.Dialect;
import org.kartera.rest.testing.Client;

/** The audit, as administrators look through it. */
abstract class AuditContract extends RestContract {
    private static final String AUDIT = "/api/v1/audit";

    AuditContract(Dialect dialect) {
        super(dialect);
    }

    private static String id(String address) {
        return address.substring(address.lastIndexOf('/') + 1);
    }

    private List<String> kinds(String query) {
        List<String> kinds = new ArrayList<>();
        Client.Answer answer = admin.get(AUDIT + query);
        assertEquals(200, answer.status(), answer.text());
        answer.json().path("items").forEach(item -> kinds.add(item.path("kind").asText()));
        return kinds;
    }

    @Test
    void entriesTellWhoDidWhatFromWhere() {
        String boat = boat("Audited");
        admin.patch(boat, "{\"status\":\"afloat\"}");

        JsonNode item =
                admin.get(AUDIT + "?record=" + id(boat)).json().path("items").path(0);

        assertEquals("update", item.path("kind").asText(), item.toString());
        assertEquals("admin", item.path("user").path("title").asText());
        assertEquals("127.0.0.1", item.path("address").asText());
        assertEquals("harbour.boat", item.path("entity").asText());
        assertEquals("Audited", item.path("record").path("title").asText());
        assertEquals("Afloat", item.path("changes").path(0).path("afterLabel").asText());
    }

    @Test
    void pagesGoBackToTheBeginning() {
        String boat = boat("Paged");
        for (int length = 1; length < 6; length++) {
            admin.patch(boat, "{\"length\":" + length + "}");
        }
        String address = AUDIT + "?entity=harbour.boat&record=" + id(boat) + "&limit=2";
        List<String> kinds = new ArrayList<>();
        JsonNode page = admin.get(address).json();
        page.path("items").forEach(item -> kinds.add(item.path("kind").asText()));
        while (!page.path("next").isNull()) {
            page = admin.get(address + "&after=" + page.path("next").asText()).json();
            page.path("items").forEach(item -> kinds.add(item.path("kind").asText()));
        }
        assertEquals(List.of("update", "update", "update", "update", "update", "create"), kinds);
    }

    @Test
    void anyOfTheFiltersNarrowsIt() {
        String his = boat("Narrow");
        Instant between = Instant.now();
        clerk.post(BOATS, "{\"name\":\"Wide\"}");
        admin.delete(his);

        assertEquals(List.of("delete"), kinds("?kind=delete&record=" + id(his)));
        assertEquals(List.of("delete", "create"), kinds("?entity=harbour.boat&record=" + id(his)));
        assertEquals(List.of("create"), kinds("?user=" + PassList.CLERK + "&limit=1"));
        assertEquals(List.of("create"), kinds("?record=" + id(his) + "&to=" + between));
        assertEquals(List.of("delete"), kinds("?record=" + id(his) + "&from=" + between));
        assertEquals(List.of(), kinds("?entity=no.such"));
    }

    @Test
    void nobodyButAdministratorsLooks() {
        assertEquals("403 not-allowed", clerk.get(AUDIT).problem());
        assertEquals("403 not-allowed", clerk.get(AUDIT + "/export").problem());
        assertEquals("403 not-allowed", clerk.post(AUDIT + "/verify", "").problem());
        assertEquals("401 not-signed-in", gateway.anonymous().get(AUDIT).problem());
    }

    @Test
    void parametersThatMeanNothingAreRefused() {
        for (String query : List.of("user=me", "record=1", "from=yesterday", "to=2026-01-01", "limit=0", "x=1")) {
            assertEquals(
                    "400 malformed-parameter", admin.get(AUDIT + "?" + query).problem());
        }
        assertEquals("400 malformed-cursor", admin.get(AUDIT + "?after=x").problem());
        assertEquals(
                "400 malformed-parameter", admin.get(AUDIT + "/export?limit=1").problem());
    }

    @Test
    void itIsExportedAndTheExportIsInIt() {
        String boat = boat("=Formula");

        Client.Answer file = admin.get(AUDIT + "/export?record=" + id(boat));

        assertTrue(file.text().startsWith("at,kind,channel,address,user,login,"), file.text());
        assertTrue(file.text().contains(",'=Formula,"), file.text());
        assertEquals(2, file.text().lines().count());
        JsonNode export =
                admin.get(AUDIT + "?kind=export&limit=1").json().path("items").path(0);
        assertEquals(1, export.path("details").path("rows").asInt(), export.toString());
        assertEquals("audit", export.path("details").path("of").asText());
    }

    @Test
    void itsChainHolds() {
        boat("Sealed");

        JsonNode verdict = admin.post(AUDIT + "/verify", "").json();

        assertFalse(verdict.path("holds").isMissingNode(), verdict.toString());
        assertTrue(verdict.path("entries").isNumber());
    }
}
