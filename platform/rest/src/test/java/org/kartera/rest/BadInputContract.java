package org.kartera.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kartera.persistence.Dialect;
import org.kartera.rest.testing.Client;

/** What is wrong is refused with a problem that says what. */
abstract class BadInputContract extends RestContract {
    BadInputContract(Dialect dialect) {
        super(dialect);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "{\"name\":}",
                "{\"name\":\"a\",\"name\":\"b\"}",
                "{\"name\":\"a\"} x",
                "{\"name\":\"a\u0001\"}",
                "{'name':'a'}",
                "{\"name\":NaN}"
            })
    void malformedJsonIsRefused(String body) {
        assertEquals("400 malformed-body", admin.post(BOATS, body).problem());
    }

    @Test
    void malformedJsonIsRefusedWithItsPlace() {
        String detail =
                admin.post(BOATS, "{\n \"name\": }").json().path("detail").asText();

        assertTrue(detail.contains("line 2"), detail);
        assertTrue(detail.contains("column 1"), detail);
    }

    @Test
    void deeplyNestedJsonIsRefused() {
        assertEquals(
                "400 malformed-body",
                admin.post(BOATS, "{\"name\":" + "[".repeat(1000)).problem());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"name\":\"a\",\"lenght\":1}        | lenght unknown-field",
                "{\"name\":null}                      | name required",
                "{\"name\":1}                         | name wrong-type",
                "{\"name\":\"a\",\"length\":\"x\"}    | length wrong-type",
                "{\"name\":\"a\",\"length\":1.5}      | length wrong-type",
                "{\"name\":\"a\",\"length\":0}        | length out-of-range",
                "{\"name\":\"a\",\"email\":\"nobody\"} | email invalid-email",
                "{\"name\":\"a\",\"built\":\"2026-02-30\"} | built invalid-date",
                "{\"name\":\"a\",\"status\":\"sunk\"} | status invalid-choice",
                "{\"name\":\"a\",\"price\":{\"amount\":\"1\",\"currency\":\"EURO\"}} | price invalid-currency",
                "{\"name\":\"a\\u0000b\"}             | name forbidden-characters",
                "{\"name\":\"a\",\"sister\":\"018f0000-0000-7000-8000-000000000009\"} | sister invalid-reference",
                "{\"name\":\"a\",\"createdAt\":\"2026-01-01T00:00:00Z\"} | createdAt read-only-field"
            })
    void aWrongValueIsRefusedByName(String body, String wrong) {
        Client.Answer answer = admin.post(BOATS, body);

        assertEquals("422 invalid-fields", answer.problem());
        assertEquals(wrong, answer.wrong());
    }

    @Test
    void allWrongFieldsAreToldAtOnce() {
        Client.Answer answer = admin.post(BOATS, "{\"length\":0,\"email\":\"x\",\"colour\":1}");

        assertEquals(4, answer.json().path("errors").size(), answer.text());
    }

    @Test
    void textOfTheGreatestLengthIsTakenAndLongerTextRefused() {
        assertEquals(
                201, admin.post(BOATS, "{\"name\":\"" + "🛥".repeat(20) + "\"}").status());
        assertEquals(
                "name too-long",
                admin.post(BOATS, "{\"name\":\"" + "a".repeat(41) + "\"}").wrong());
    }

    @Test
    void aBodyOverTheLimitIsRefusedWhetherAnnouncedOrNot() {
        String body = "{\"name\":\"" + "a".repeat(100_000) + "\"}";

        assertEquals("413 body-too-large", admin.post(BOATS, body).problem());
        assertEquals(
                "413 body-too-large",
                admin.send(admin.request(BOATS)
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofInputStream(
                                        () -> new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)))))
                        .problem());
    }

    @Test
    void aFilterWithASyntaxErrorIsRefusedWithItsPosition() {
        Client.Answer answer = admin.get(BOATS + "?filter=" + Client.encoded("name==A;(length=gt=1"));

        assertEquals("400 malformed-filter", answer.problem());
        assertTrue(answer.json().path("detail").asText().contains("position"), answer.text());
    }

    @ParameterizedTest
    @CsvSource({
        "filter=colour%3D%3Dred, 400 unknown-field-in-query",
        "sort=colour, 400 unknown-field-in-query",
        "fields=colour, 400 unknown-field-in-query",
        "include=colour, 400 unknown-field-in-query",
        "filter=length%3D%3Dlong, 400 unsuitable-filter",
        "limit=0, 400 malformed-parameter",
        "limit=1001, 400 malformed-parameter",
        "limit=ten, 400 malformed-parameter",
        "count=all, 400 malformed-parameter",
        "sort=name&sort=length, 400 malformed-parameter",
        "filtre=name, 400 malformed-parameter",
        "after=x, 400 malformed-cursor"
    })
    void aWrongParameterIsRefused(String query, String problem) {
        assertEquals(problem, admin.get(BOATS + "?" + query).problem());
    }

    @ParameterizedTest
    @ValueSource(strings = {"'; drop table harbour_boat; --", "' or '1'='1", "\\'; --", "name) or (1=1", "%_\\%"})
    void sqlInTextIsText(String sql) {
        String quoted = sql.replace("\\", "\\\\").replace("\"", "\\\"");
        Client.Answer created = admin.post(BOATS, "{\"name\":\"" + quoted + "\"}");

        assertEquals(201, created.status(), created.text());
        assertEquals(sql, created.json().path("name").asText());
        String filter = "name==\"" + quoted + "\"";
        assertTrue(admin.get(BOATS + "?filter=" + Client.encoded(filter))
                        .json()
                        .path("items")
                        .size()
                > 0);
        for (String query : new String[] {"q", "sort", "fields", "include", "after", "filter"}) {
            int status =
                    admin.get(BOATS + "?" + query + "=" + Client.encoded(sql)).status();
            assertTrue(status == 200 || status == 400, query + " " + status);
        }
        assertTrue(admin.get("/api/v1/records/" + Client.encoded(sql)).status() >= 400);
        assertEquals(200, admin.get(BOATS).status());
    }

    @Test
    void aFilterThatIsTooLongIsRefused() {
        assertEquals(
                "400 filter-too-complex",
                admin.get(BOATS + "?filter=name%3D%3D" + "a".repeat(600)).problem());
    }

    @Test
    void anAddressThatIsTooLongIsRefused() {
        assertEquals(
                "414 address-too-long",
                admin.get(BOATS + "?q=" + "a".repeat(4_100)).problem());
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/records/harbour.ship, 404 no-such-entity",
        "/api/v1/records/harbour.boat/1, 404 no-such-record",
        "/api/v1/records/harbour.boat/018f0000-0000-7000-8000-000000000009, 404 no-such-record",
        "/api/v1/metadata/entities/harbour.ship, 404 no-such-entity",
        "/api/v1/modules/none, 404 no-such-module",
        "/api/v1/nothing, 404 no-such-address",
        "/api/nothing, 404 no-such-address",
        "/nothing, 404 no-such-address",
        "/health/nothing, 404 no-such-address"
    })
    void whatIsNotThereIsSaidSo(String path, String problem) {
        assertEquals(problem, admin.get(path).problem());
    }

    @Test
    void aMethodThatIsNotTakenIsAnsweredWithThoseThatAre() {
        Client.Answer answer = admin.send("PUT", BOATS, "{}");

        assertEquals("405 method-not-allowed", answer.problem());
        assertTrue(answer.header("Allow").contains("POST"), answer.header("Allow"));
    }

    @Test
    void mediaTypesThatAreNotUnderstoodAreRefused() {
        assertEquals(
                "415 unsupported-media-type",
                admin.post(BOATS, "name=a", "Content-Type", "application/x-www-form-urlencoded")
                        .problem());
        assertEquals(
                "406 not-acceptable",
                admin.send(admin.request(BOATS).header("Accept", "text/html")).problem());
    }

    @Test
    void problemsSpeakTheCallersLanguageAndNameFieldsAsPeopleDo() {
        JsonNode problem = clerk.post(BOATS, "{\"length\":0,\"name\":\"a\"}").json();

        assertEquals("Valores no válidos", problem.path("title").asText());
        assertEquals(
                "Eslora debe estar entre 1 y 500.",
                problem.path("errors").path(0).path("message").asText());
        assertEquals(BOATS, problem.path("instance").asText());
        assertEquals("about:blank", problem.path("type").asText());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "NONSENSE\r\n\r\n",
                "GET / HTTP/9.9\r\nHost: a\r\n\r\n",
                "GET /%zz HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
                "GET / HTTP/1.1\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: a\r\nContent-Length: x\r\n\r\n",
                "GET /a/..%2f..%2fetc HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"
            })
    void whatIsNoHttpIsAnsweredWithAProblem(String request) {
        String answer = Client.raw(gateway.port(), request);

        assertTrue(answer.startsWith("HTTP/1.1 4") || answer.startsWith("HTTP/1.1 5"), answer);
        assertTrue(answer.contains("application/problem+json"), answer);
        assertFalse(answer.contains("Jetty"), answer);
        assertFalse(answer.contains("Exception"), answer);
    }

    @Test
    void headersThatAreTooLargeAreAnsweredWithAProblem() {
        String answer =
                Client.raw(gateway.port(), "GET / HTTP/1.1\r\nHost: a\r\nX-Large: " + "a".repeat(20_000) + "\r\n\r\n");

        assertTrue(answer.startsWith("HTTP/1.1 431"), answer);
        assertTrue(answer.contains("headers-too-large"), answer);
    }

    @Test
    void everyAnswerIsProtected() {
        for (String path : new String[] {BOATS, "/nothing", "/health/live", "/"}) {
            Client.Answer answer = admin.get(path);
            assertEquals("nosniff", answer.header("X-Content-Type-Options"), path);
            assertTrue(answer.header("Content-Security-Policy").contains("default-src 'none'"), path);
            assertEquals("no-store", answer.header("Cache-Control"), path);
            assertEquals("", answer.header("Server"), path);
        }
    }
}
