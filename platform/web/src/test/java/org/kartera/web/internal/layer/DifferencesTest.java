package org.kartera.web.internal.layer;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class DifferencesTest {
    private static final String BEFORE = """
            {"sections": [{"name": "a", "fields": ["x", "y", "z"]}, {"name": "b", "fields": []}], "stage": "status"}
            """;

    private static boolean brings(String before, String now) {
        try {
            ObjectMapper json = new ObjectMapper();
            return Differences.brings(json.readTree(before), json.readTree(now));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    @Test
    void theSameBringsNothing() {
        assertFalse(brings(BEFORE, BEFORE));
        assertFalse(brings("null", "null"));
    }

    @Test
    void whatIsOnlyMissingIsNoConflict() {
        assertFalse(brings(BEFORE, "{\"sections\": [{\"name\": \"a\", \"fields\": [\"x\", \"z\"]}]}"));
        assertFalse(brings(BEFORE, "null"));
        assertFalse(brings(BEFORE, "{}"));
    }

    @Test
    void aNewFieldASectionAndAMemberAre() {
        assertTrue(brings(BEFORE, BEFORE.replace("\"z\"", "\"z\", \"w\"")));
        assertTrue(brings(BEFORE, BEFORE.replace("{\"name\": \"b\"", "{\"name\": \"c\"")));
        assertTrue(brings(BEFORE, BEFORE.replace("\"stage\"", "\"columns\": 2, \"stage\"")));
        assertTrue(brings("null", "{\"sections\": []}"));
    }

    @Test
    void soAreAnotherOrderAndAnotherValue() {
        assertTrue(brings(BEFORE, BEFORE.replace("\"x\", \"y\"", "\"y\", \"x\"")));
        assertTrue(brings(BEFORE, BEFORE.replace("status", "phase")));
        assertTrue(brings("{\"sort\": \"name\"}", "{\"sort\": [\"name\"]}"));
    }
}
