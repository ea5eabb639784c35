package org.kartera.endtoend;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/** Brings people to a server, each with {@link Kartera#PASSWORD}, and records for them to work on. */
final class Staff {
    private final Api admin;
    private int made;

    Staff(Api admin) {
        this.admin = admin;
        admin.patch("/api/v1/settings", Map.of("firstRun", false)).expect(200);
    }

    /** Somebody of that role who speaks that language; returns the login. */
    String hire(String role, String locale) {
        String login = role + "-" + ++made;
        admin.post(
                        "/api/v1/records/security.user",
                        Map.of(
                                "login",
                                login,
                                "name",
                                "Ana " + made,
                                "password",
                                Kartera.PASSWORD,
                                "locale",
                                locale,
                                "roles",
                                List.of(idOf("security.role", "name==" + role))))
                .expect(201);
        return login;
    }

    /** A name that no other test uses. */
    String name(String noun) {
        return noun + " " + ++made;
    }

    JsonNode company(String name) {
        return admin.post("/api/v1/records/contacts.company", Map.of("name", name))
                .expect(201);
    }

    JsonNode person(String firstName, String lastName) {
        return admin.post("/api/v1/records/contacts.person", Map.of("firstName", firstName, "lastName", lastName))
                .expect(201);
    }

    JsonNode deal(String name, String stage) {
        return admin.post(
                        "/api/v1/records/pipeline.deal",
                        Map.of("name", name, "stage", idOf("pipeline.stage", "name==\"" + stage + "\"")))
                .expect(201);
    }

    Api admin() {
        return admin;
    }

    String idOf(String entity, String filter) {
        JsonNode found = admin.get("/api/v1/records/" + entity + "?limit=1&filter=" + Api.encoded(filter))
                .expect(200)
                .path("items");
        if (found.isEmpty()) {
            throw new AssertionError("no " + entity + " with " + filter);
        }
        return found.path(0).path("id").asText();
    }
}
