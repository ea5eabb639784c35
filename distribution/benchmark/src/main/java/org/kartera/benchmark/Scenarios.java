package org.kartera.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The rows of the table. */
final class Scenarios {
    private static final String PEOPLE = "/api/v1/records/contacts.person";
    private static final String DEALS = "/api/v1/records/pipeline.deal";
    private static final String MERGE_PATCH = "application/merge-patch+json";
    private static final byte[] NOTHING = {};

    private final DataSet data;
    private final int people;
    private final Session admin;
    private final Session manager;
    private final List<String> ids = new ArrayList<>();
    private final List<String> names = new ArrayList<>();
    private final List<String> stages = new ArrayList<>();

    Scenarios(DataSet data, int people, Session admin, Session manager) throws IOException {
        this.data = data;
        this.people = people;
        this.admin = admin;
        this.manager = manager;
        for (JsonNode person : admin.get(PEOPLE + "?limit=1000&fields=lastName").path("items")) {
            ids.add(person.path("id").asText());
            names.add(person.path("lastName").asText());
        }
        for (JsonNode stage :
                admin.get("/api/v1/records/pipeline.stage?sort=sortOrder").path("items")) {
            stages.add(stage.path("id").asText());
        }
    }

    List<Scenario> all() {
        return List.of(
                new Scenario("get one record", admin, (wire, turn) -> ok(wire, PEOPLE + "/" + any(ids, turn))),
                new Scenario("create one (durable)", admin, this::create),
                new Scenario("update one (durable)", admin, this::update),
                new Scenario(
                        "list 50 by name, all",
                        admin,
                        (wire, turn) -> ok(wire, PEOPLE + "?sort=lastName&limit=50&count=capped")),
                new Scenario(
                        "list 50 by name, team",
                        manager,
                        (wire, turn) -> ok(wire, DEALS + "?sort=expectedClose&limit=50&count=capped")),
                sorted("list 50, changed last", PEOPLE + "?sort=-modifiedAt"),
                sorted("list 50 by two fields", PEOPLE + "?sort=lastName,firstName"),
                sorted("list 50 by two fields, downwards", DEALS + "?sort=-expectedClose,amount"),
                sorted("list 50 by name, without a company", PEOPLE + "?sort=lastName&filter=company%3Dnull%3Dtrue"),
                new Scenario("last name starts with", admin, this::prefix),
                new Scenario("e-mail equals", admin, this::email),
                new Scenario(
                        "board: " + stages.size() + " stages, 20 cards each, totals",
                        admin,
                        (wire, turn) -> board(wire, "")),
                new Scenario("board, filtered", admin, (wire, turn) -> board(wire, "amount=gt=50000;")));
    }

    private Scenario sorted(String name, String query) {
        return new Scenario(name, admin, (wire, turn) -> ok(wire, query + "&limit=50&count=capped"));
    }

    private static String any(List<String> from, long turn) {
        return from.get((int) Math.floorMod(turn * 7919, (long) from.size()));
    }

    private static boolean ok(Wire wire, String path) throws IOException {
        return wire.send("GET", path, "", NOTHING).status() == 200;
    }

    private boolean create(Wire wire, long turn) throws IOException {
        byte[] body = Session.JSON.writeValueAsBytes(data.person(turn));
        return wire.send("POST", PEOPLE, "application/json", body).status() == 201;
    }

    private boolean update(Wire wire, long turn) throws IOException {
        byte[] body = Session.JSON.writeValueAsBytes(Map.of("jobTitle", "Title " + turn));
        return wire.send("PATCH", PEOPLE + "/" + any(ids, turn), MERGE_PATCH, body)
                        .status()
                == 200;
    }

    private boolean prefix(Wire wire, long turn) throws IOException {
        String name = any(names, turn);
        String filter = "lastName=starts=\"" + name.substring(0, Math.min(4, name.length())) + "\"";
        return ok(wire, PEOPLE + "?limit=50&sort=lastName&filter=" + encoded(filter));
    }

    private boolean email(Wire wire, long turn) throws IOException {
        String filter = "emails==person" + Math.floorMod(turn * 7919, (long) people) + "@example.com";
        return ok(wire, PEOPLE + "?filter=" + encoded(filter));
    }

    private boolean board(Wire wire, String filter) throws IOException {
        boolean right = ok(
                wire,
                DEALS + "/groups?by=stage&sum=amount"
                        + (filter.isEmpty() ? "" : "&filter=" + encoded(filter.substring(0, filter.length() - 1))));
        for (String stage : stages) {
            right &= ok(wire, DEALS + "?limit=20&filter=" + encoded(filter + "stage==" + stage));
        }
        return right;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
