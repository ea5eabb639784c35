package org.kartera.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.kartera.persistence.Dialect;
import org.kartera.rest.testing.Client;

/** Sessions, tokens, and what they open. */
class DerbyAccessIT extends RestContract {
    DerbyAccessIT() {
        super(Dialect.DERBY);
    }

    private Client.Answer signIn(String login) {
        return gateway.anonymous()
                .post("/api/v1/session", "{\"login\":\"" + login + "\",\"password\":\"" + login + "\"}");
    }

    @Test
    void whoSignsInGetsACookieThatScriptsCannotReadAndATokenForWrites() {
        Client.Answer session = signIn("admin");

        assertEquals(200, session.status(), session.text());
        assertTrue(session.header("Set-Cookie").contains("HttpOnly; SameSite=Lax"), session.header("Set-Cookie"));
        assertEquals("csrf-admin", session.json().path("csrfToken").asText());
        assertEquals("admin", session.json().path("user").path("login").asText());
        assertEquals(
                "all",
                session.json()
                        .path("rights")
                        .path("harbour.boat")
                        .path("delete")
                        .asText());
    }

    @Test
    void aWriteWithACookieNeedsTheTokenAndAReadDoesNot() {
        signIn("admin");
        Client browser = gateway.anonymous();
        String[] cookie = {"Cookie", "kartera_session=admin"};

        assertEquals(200, browser.send(browser.request(BOATS).headers(cookie)).status());
        assertEquals(
                "403 csrf-token-missing",
                browser.post(BOATS, "{\"name\":\"a\"}", cookie).problem());
        assertEquals(
                201,
                browser.post(BOATS, "{\"name\":\"a\"}", "Cookie", "kartera_session=admin", "X-CSRF-Token", "csrf-admin")
                        .status());
    }

    @Test
    void aPageMayAskWhetherSomebodyIsThereWithoutAnError() {
        Client browser = gateway.anonymous();
        String there = "/api/v1/session?optional=true";

        assertEquals(204, browser.get(there).status());
        assertEquals(
                204,
                browser.send(browser.request(there).header("Cookie", "kartera_session=old"))
                        .status());
        Client.Answer admin = browser.send(browser.request(there).header("Cookie", "kartera_session=admin"));
        assertEquals("admin", admin.json().path("user").path("login").asText());
        assertEquals("401 not-signed-in", browser.get("/api/v1/session").problem());
    }

    @Test
    void nobodyGetsInWithoutCredentialsOrWithWrongOnes() {
        assertEquals("401 not-signed-in", gateway.anonymous().get(BOATS).problem());
        assertEquals("401 token-expired", gateway.as("stolen").get(BOATS).problem());
        Client browser = gateway.anonymous();
        assertEquals(
                "401 session-expired",
                browser.send(browser.request(BOATS).header("Cookie", "kartera_session=old"))
                        .problem());
        assertEquals(
                "401 wrong-credentials",
                browser.post("/api/v1/session", "{\"login\":\"admin\",\"password\":\"x\"}")
                        .problem());
        assertEquals(
                "401 not-signed-in", gateway.anonymous().get("/api/v1/events").problem());
        assertEquals(
                "401 not-signed-in",
                gateway.anonymous().get("/api/v1/openapi.json").problem());
    }

    @Test
    void whoHasToChooseAPasswordMayDoNothingElse() {
        signIn("novice");
        Client browser = gateway.anonymous();
        String[] cookie = {"Cookie", "kartera_session=novice"};

        assertEquals(
                "403 password-change-required",
                browser.send(browser.request(BOATS).headers(cookie)).problem());
        Client.Answer session = browser.send(browser.request("/api/v1/session").headers(cookie));
        assertTrue(session.json().path("mustChangePassword").asBoolean(), session.text());
        assertEquals(
                204,
                browser.send(
                                "PUT",
                                "/api/v1/session/password",
                                "{\"current\":\"novice\",\"new\":\"another one\"}",
                                "Cookie",
                                "kartera_session=novice",
                                "X-CSRF-Token",
                                "csrf-novice")
                        .status());
    }

    @Test
    void problemsForStrangersSpeakTheLanguageThatTheyAskFor() {
        Client browser = gateway.anonymous();

        assertEquals(
                "Sesión no iniciada",
                browser.send(browser.request(BOATS).header("Accept-Language", "fr, es;q=0.8, en;q=0.5"))
                        .json()
                        .path("title")
                        .asText());
    }

    @Test
    void metadataHasLabelsAndOnlyWhatTheCallerMayDo() {
        JsonNode entity = clerk.get("/api/v1/metadata/entities/harbour.boat").json();

        assertEquals("Barco", entity.path("label").asText());
        assertEquals("Barcos", entity.path("pluralLabel").asText());
        assertEquals("own", entity.path("rights").path("read").asText());
        JsonNode name = field(entity.path("fields"), "name");
        assertEquals("Nombre", name.path("label").asText());
        assertTrue(name.path("required").asBoolean());
        assertEquals(
                "En dique",
                field(entity.path("fields"), "status")
                        .path("choices")
                        .path(1)
                        .path("label")
                        .asText());
        assertEquals(
                "Responsable",
                field(entity.path("fields"), "owner").path("label").asText());
        assertEquals(
                "Puerto",
                field(entity.path("actions"), "launch")
                        .path("parameters")
                        .path(0)
                        .path("label")
                        .asText());
    }

    private static JsonNode field(JsonNode fields, String name) {
        for (JsonNode field : fields) {
            if (field.path("name").asText().equals(name)) {
                return field;
            }
        }
        throw new AssertionError("no field " + name + " in " + fields);
    }

    @Test
    void modulesAreSwitchedByAdministratorsOnly() {
        assertEquals(
                "enabled",
                clerk.get("/api/v1/modules")
                        .json()
                        .path("items")
                        .path(0)
                        .path("state")
                        .asText());
        assertEquals(
                "403 not-allowed",
                clerk.post("/api/v1/modules/harbour/disable", "").problem());
        assertEquals(200, admin.post("/api/v1/modules/harbour/disable", "").status());
    }

    @Test
    void modulesAreCalledAsPeopleCallThem() {
        JsonNode his = admin.get("/api/v1/modules/harbour").json();
        JsonNode hers = clerk.get("/api/v1/modules/harbour").json();

        assertEquals("Harbour", his.path("label").asText());
        assertEquals("Puerto", hers.path("label").asText());
        assertTrue(hers.path("description").isTextual(), hers.toString());
    }

    @Test
    void faultsInModulesAreShownToAdministrators() {
        assertEquals(
                "A layout of harbour names a field that is not there.",
                admin.get("/api/v1/modules/harbour")
                        .json()
                        .path("notes")
                        .path(0)
                        .asText());
        assertTrue(clerk.get("/api/v1/modules/harbour").json().path("notes").isMissingNode());
    }

    @Test
    void changesAreStreamedToThoseWhoMaySeeThem() throws IOException {
        try (BufferedReader hers = events(clerk, "");
                BufferedReader his = events(admin, "")) {
            assertEquals("ready", next(hers)[1]);
            assertEquals("ready", next(his)[1]);
            admin.post(BOATS, "{\"name\":\"Streamed to him\"}");
            clerk.post(BOATS, "{\"name\":\"Streamed to both\"}");

            assertTrue(next(hers)[2].contains("Streamed to both"));
            String[] first = next(his);
            assertTrue(first[2].contains("Streamed to him"), first[2]);
            assertTrue(next(his)[2].contains("Streamed to both"));

            try (BufferedReader again = events(admin, first[0])) {
                assertTrue(next(again)[2].contains("Streamed to both"));
            }
        }
    }

    private static BufferedReader events(Client client, String after) {
        var request = client.request("/api/v1/events");
        return new BufferedReader(new InputStreamReader(
                client.stream(after.isEmpty() ? request : request.header("Last-Event-ID", after)),
                StandardCharsets.UTF_8));
    }

    /** Id, name and data of the next event. */
    private static String[] next(BufferedReader events) throws IOException {
        String[] event = {"", "", ""};
        for (String line = events.readLine(); line != null; line = events.readLine()) {
            if (line.startsWith("id: ")) {
                event[0] = line.substring(4);
            } else if (line.startsWith("event: ")) {
                event[1] = line.substring(7);
            } else if (line.startsWith("data: ")) {
                event[2] = line.substring(6);
            } else if (line.isEmpty() && !event[1].isEmpty()) {
                return event;
            }
        }
        throw new IOException("the stream ended");
    }

    @Test
    void healthMetricsAndTheWelcomePageAreOpen() {
        Client browser = gateway.anonymous();

        assertEquals(200, browser.get("/health/live").status());
        assertEquals("ready", browser.get("/health/ready").json().path("status").asText());
        String metrics = browser.get("/metrics").text();
        assertTrue(metrics.endsWith("# EOF\n"), metrics);
        assertTrue(metrics.contains("kartera_database_connections{state=\"idle\"} "), metrics);
        assertTrue(metrics.contains("kartera_database_waiting_threads 0\n"), metrics);
        assertTrue(metrics.contains("# TYPE kartera_feed_lag_seconds gauge\n"), metrics);
        Client.Answer welcome = browser.send(browser.request("/").header("Accept-Language", "es"));
        assertTrue(welcome.text().contains("Kartera está en marcha"), welcome.text());
        assertFalse(welcome.text().contains("{"), welcome.text());
    }

    @Test
    void theDescriptionOfTheInterfaceFollowsTheRulesOfOpenApi() {
        JsonNode document = admin.get("/api/v1/openapi.json").json();
        Set<String> operations = new HashSet<>();

        assertTrue(document.path("openapi").asText().startsWith("3.1."));
        assertFalse(document.path("info").path("version").asText().isEmpty());
        assertFalse(document.path("paths")
                .path("/records/harbour.boat/{id}/actions/launch")
                .isMissingNode());
        assertFalse(document.path("paths").path("/ui/views/{id}").isMissingNode());
        document.path("paths").fields().forEachRemaining(path -> {
            assertTrue(path.getKey().startsWith("/"), path.getKey());
            Set<String> parameters = new HashSet<>();
            path.getValue()
                    .path("parameters")
                    .forEach(parameter -> parameters.add(parameter.path("name").asText()));
            Set<String> placeholders = Pattern.compile("\\{(\\w+)}")
                    .matcher(path.getKey())
                    .results()
                    .map(match -> match.group(1))
                    .collect(Collectors.toSet());
            assertEquals(placeholders, parameters, path.getKey());
            path.getValue().fields().forEachRemaining(operation -> {
                if (!operation.getKey().equals("parameters")) {
                    assertTrue(Set.of("get", "post", "put", "patch", "delete").contains(operation.getKey()));
                    assertTrue(
                            operations.add(
                                    operation.getValue().path("operationId").asText()),
                            path.getKey());
                    assertTrue(operation.getValue().path("responses").size() > 1, path.getKey());
                }
            });
        });
        for (JsonNode reference : document.findValues("$ref")) {
            String pointer = reference.asText().substring(1);
            assertFalse(document.at(pointer).isMissingNode(), reference.asText());
        }
    }

    @Test
    void theDescriptionHasOnlyWhatTheCallerMayDo() {
        JsonNode fields = clerk.get("/api/v1/openapi.json")
                .json()
                .path("components")
                .path("schemas")
                .path("harbour.boat.new");

        assertEquals(
                "Nombre", fields.path("properties").path("name").path("title").asText());
        assertEquals("name", fields.path("required").path(0).asText());
        assertTrue(fields.path("properties").path("createdAt").isMissingNode());
    }
}
