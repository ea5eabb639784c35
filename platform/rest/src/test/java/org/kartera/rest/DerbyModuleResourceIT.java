package org.kartera.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.kartera.persistence.Dialect;
import org.kartera.rest.testing.Client;

/** What the author of a module's resource can rely on. */
class DerbyModuleResourceIT extends RestContract {
    private static final String TIDES = "/api/v1/tides";

    DerbyModuleResourceIT() {
        super(Dialect.DERBY);
    }

    @Test
    void recordsOfJavaAreJsonBothWays() {
        String tide = "{\"day\":\"2026-01-31\",\"height\":1.25,\"high\":true,\"note\":null,\"harbours\":[\"Dénia\"]}";

        Client.Answer answer = admin.post(TIDES, tide);

        assertEquals(201, answer.status(), answer.text());
        assertEquals("application/json", answer.header("Content-Type"));
        assertEquals(tide, answer.text());
    }

    @Test
    void valuesOfFieldsHaveTheFormOfTheContract() {
        JsonNode all = admin.get(TIDES).json();

        assertEquals("harbour.boat", all.path("boat").path("entity").asText());
        assertEquals("12.50", all.path("fee").path("amount").asText());
        assertEquals("1970-01-01T00:00:00Z", all.path("at").asText());
    }

    @Test
    void whatDoesNotFitIsMalformed() {
        assertEquals(
                "400 malformed-body",
                admin.post(TIDES, "{\"day\":\"31/01/2026\"}").problem());
        assertEquals("400 malformed-body", admin.post(TIDES, "{\"depth\":1}").problem());
        assertEquals("400 malformed-body", admin.post(TIDES, "{").problem());
    }

    @Test
    void aFailureThatNobodyForesawTellsItsNumberAndNothingElse() {
        Client.Answer answer = admin.get(TIDES + "/broken");

        assertEquals("500 internal", answer.problem());
        assertFalse(answer.text().contains("secret"), answer.text());
        assertFalse(answer.text().contains("Exception"), answer.text());
    }
}
