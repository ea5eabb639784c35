package org.kartera.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.kartera.events.StoredEntry;
import org.kartera.persistence.Dialect;
import org.kartera.records.metadata.EntityType;
import org.kartera.rest.testing.Client;
import org.kartera.web.internal.layer.StoredLayers;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init")
abstract class LayersContract {
    private static final String LAYOUTS = "/api/v1/ui/layouts";
    private static final String OF_TEAMS = LAYOUTS + "/security.team";
    private static final String LIST = OF_TEAMS + "/list";
    private static final String RECORD = OF_TEAMS + "/record";
    private static final String MENU = "/api/v1/ui/menu";
    private static final String HOME = "/api/v1/ui/home";
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String SHIPPED = """
            {"list": {"columns": ["name", "parent"], "sort": "name"},
             "record": {"sections": [{"name": "main", "label": "team.plural", "fields": ["name", "parent"]}]}}
            """;

    private final Dialect dialect;
    private WebServer server;
    private Client ana;
    private Client ben;
    private Client carla;
    private Client eva;
    private Client fidel;
    private String begin = "";

    @TempDir
    private Path folder;

    LayersContract(Dialect dialect) {
        this.dialect = dialect;
    }

    @BeforeAll
    void start(@TempDir Path client) throws Exception {
        server = new WebServer(dialect, client.resolve("client"));
        ana = server.as("ana");
        ben = server.as("ben");
        carla = server.as("carla");
        eva = server.as("eva");
        fidel = server.as("fidel");
    }

    @BeforeEach
    void begin() {
        ship(SHIPPED);
        begin = server.office.feed.end();
    }

    @AfterEach
    void revert() {
        eva.get(LAYOUTS).json().path("items").forEach(item -> {
            String subject = item.path("subject").asText();
            String address = subject.contains(".")
                    ? LAYOUTS + "/" + subject + "/" + item.path("part").asText()
                    : "/api/v1/ui/" + subject;
            String role = item.path("role").isNull()
                    ? ""
                    : "&role=" + item.path("role").asText();
            Client.Answer answer =
                    eva.delete(address + "?layer=" + item.path("layer").asText() + role);
            assertEquals(204, answer.status(), answer.text());
        });
        server.modules.disable("security");
    }

    @AfterAll
    void stop() throws Exception {
        server.close();
    }

    /** The module as if it had this layout for teams. */
    private void ship(String json) {
        ClientFolder.write(folder.resolve("layouts/security.team.json"), json);
        server.modules.enable("security", "1.0.0", ClientFolder.below(folder));
    }

    private static JsonNode manifest(Client client) {
        return client.get("/api/v1/ui/manifest").json();
    }

    private static String columns(Client client) {
        return manifest(client)
                .path("layouts")
                .path("security.team")
                .path("list")
                .path("columns")
                .toString();
    }

    private static JsonNode put(Client client, String address, String content, String... headers) {
        Client.Answer answer = client.put(address, content, headers);
        assertEquals(200, answer.status(), answer.text());
        return answer.json();
    }

    private static String tag(Client client, String address) {
        Client.Answer answer = client.get(address);
        assertEquals(200, answer.status(), answer.text());
        assertEquals("\"" + answer.json().path("tag").asText() + "\"", answer.header("ETag"));
        return answer.header("ETag");
    }

    @Test
    void whatAnAdministratorArrangesTakesTheModulesPlaceUntilItIsReverted() {
        JsonNode answer =
                put(eva, LIST, "{\"columns\": [\"parent\"], \"sort\": \"-name\", \"widths\": {\"parent\": 300}}");

        assertTrue(answer.path("own").asBoolean());
        assertFalse(answer.has("conflict"));
        assertEquals("[\"parent\"]", columns(ana));
        assertEquals(
                "[\"module\",\"admin\"]",
                answer.path("layers").findValues("layer").toString().replace(" ", ""));
        assertEquals("eva", answer.path("layers").path(1).path("modifiedBy").asText());

        assertEquals(204, eva.delete(LIST).status());
        assertEquals("[\"name\",\"parent\"]", columns(ana));
        assertEquals(204, eva.delete(LIST).status());
    }

    @Test
    void nobodyElseMaySeeOrChangeLayers() {
        for (Client other : List.of(ana, carla)) {
            assertEquals("403 not-allowed", other.get(LAYOUTS).problem());
            assertEquals("403 not-allowed", other.get(OF_TEAMS).problem());
            assertEquals("403 not-allowed", other.get(LIST).problem());
            assertEquals("403 not-allowed", other.put(LIST, "{}").problem());
            assertEquals("403 not-allowed", other.delete(LIST).problem());
            assertEquals("403 not-allowed", other.put(MENU, "{\"groups\": []}").problem());
            assertEquals("403 not-allowed", other.get(HOME).problem());
        }
        assertEquals(401, server.anonymous().get(LAYOUTS).status());
    }

    @Test
    void aRoleHasItsOwnAndTheFirstRoleOfSomebodyWithSeveralDecides() {
        put(eva, LIST, "{\"columns\": [\"parent\"]}");
        put(eva, LIST + "?role=sales", "{\"columns\": [\"name\"]}");

        assertEquals("[\"name\"]", columns(ana));
        assertEquals("[\"name\"]", columns(ben));
        assertEquals("[\"parent\"]", columns(carla));

        put(eva, LIST + "?role=service", "{\"columns\": [\"parent\", \"name\"]}");
        assertEquals("[\"name\"]", columns(ana));
        assertEquals("[\"parent\",\"name\"]", columns(ben));
    }

    @Test
    void aPackageLiesBetweenModuleAndAdministrator() {
        put(eva, LIST + "?layer=package&package=agency", "{\"columns\": [\"parent\", \"name\"]}");
        assertEquals("[\"parent\",\"name\"]", columns(ana));

        JsonNode over = put(eva, LIST, "{\"columns\": [\"name\"]}");
        assertEquals("[\"name\"]", columns(ana));
        assertEquals("agency", over.path("layers").path(1).path("package").asText());

        JsonNode upgraded =
                put(eva, LIST + "?layer=package&package=agency", "{\"columns\": [\"parent\"], \"sort\": \"-name\"}");
        assertEquals("[\"name\"]", columns(ana));
        assertFalse(upgraded.has("conflict"));
        assertTrue(eva.get(LIST).json().has("conflict"));

        assertEquals(204, eva.delete(LIST).status());
        assertEquals("[\"parent\"]", columns(ana));
    }

    @Test
    void anUpgradeOfTheModuleOverwritesNothingAndIsShownWithBothContents() {
        put(eva, LIST, "{\"columns\": [\"name\"]}");
        ship(SHIPPED.replace("[\"name\", \"parent\"], \"sort\"", "[\"name\", \"parent\", \"owner\"], \"sort\""));

        assertEquals("[\"name\"]", columns(ana));
        JsonNode list = eva.get(LIST).json();
        JsonNode conflict = list.path("conflict");
        assertEquals(
                "[\"name\",\"parent\"]", conflict.path("former").path("columns").toString());
        assertEquals(
                "[\"name\",\"parent\",\"owner\"]",
                conflict.path("below").path("columns").toString());
        assertEquals("{\"columns\":[\"name\"]}", list.path("content").toString());
        assertEquals(
                "[true]",
                eva.get(LAYOUTS).json().path("items").findValues("conflict").toString());

        assertFalse(put(eva, LIST, "{\"columns\": [\"name\"]}", "If-Match", tag(eva, LIST))
                .has("conflict"));
    }

    @Test
    void ofTwoAdministratorsTheSecondIsToldAndSeesBoth() {
        String seen = tag(eva, RECORD);
        String section = "{\"sections\": [{\"name\": \"main\", \"label\": {\"en\": \"%s\"}, \"fields\": [\"name\"]}]}";
        put(eva, RECORD, section.formatted("Eva's"), "If-Match", seen);

        Client.Answer refused = fidel.put(RECORD, section.formatted("Fidel's"), "If-Match", seen);

        assertEquals("412 stale-version", refused.problem());
        JsonNode now = fidel.get(RECORD).json();
        assertEquals(
                "Eva's",
                now.path("content")
                        .path("sections")
                        .path(0)
                        .path("label")
                        .path("en")
                        .asText());
        assertEquals("eva", now.path("layers").path(1).path("modifiedBy").asText());
        assertEquals("412 stale-version", fidel.delete(RECORD, "If-Match", seen).problem());
        assertEquals(
                "412 stale-version",
                fidel.put(RECORD, section.formatted("x"), "If-Match", "nonsense")
                        .problem());
        put(fidel, RECORD, section.formatted("Fidel's"), "If-Match", tag(fidel, RECORD));
    }

    @Test
    void anUpgradeBetweenLookingAndSavingIsNoticed() {
        String seen = tag(eva, LIST);
        ship(SHIPPED.replace("\"sort\": \"name\"", "\"sort\": \"-name\""));

        assertEquals("412 stale-version", eva.put(LIST, "{}", "If-Match", seen).problem());
    }

    @Test
    void whoComesFirstAtTheSameMomentWins() throws Exception {
        String seen = tag(eva, LIST);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        List<Integer> answers = new ArrayList<>();
        try {
            List<Callable<Integer>> tasks = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                tasks.add(() -> server.as("eva")
                        .put(LIST, "{\"columns\": [\"name\"]}", "If-Match", seen)
                        .status());
            }
            for (Future<Integer> done : threads.invokeAll(tasks)) {
                answers.add(done.get());
            }
        } finally {
            threads.shutdown();
        }

        assertEquals(List.of(200, 412, 412, 412), answers.stream().sorted().toList());
    }

    @Test
    void labelsAreWordsByLanguageOrKeysOfACatalogue() {
        put(eva, RECORD, """
                {"sections": [
                  {"name": "main", "label": "security:team.plural", "fields": ["name"], "columns": 2},
                  {"name": "more", "label": {"en": "Where", "es": "Dónde"}, "fields": ["parent"], "collapsed": true},
                  {"name": "third", "label": {"es": "Solo"}, "fields": []}],
                 "hidden": ["owner"]}
                """);

        JsonNode english = manifest(ana).path("layouts").path("security.team").path("record");
        JsonNode spanish = manifest(carla).path("layouts").path("security.team").path("record");
        assertEquals(List.of("Teams", "Where", "Solo"), english.path("sections").findValuesAsText("label"));
        assertEquals(
                List.of("Equipos", "Dónde", "Solo"), spanish.path("sections").findValuesAsText("label"));
        assertEquals(2, english.path("sections").path(0).path("columns").asInt());
        JsonNode texts = eva.get(OF_TEAMS).json().path("texts");
        assertEquals("{\"security:team.plural\":{\"en\":\"Teams\",\"es\":\"Equipos\"}}", texts.toString());
    }

    @Test
    void allThatDoesNotFitIsToldAtOnceAndNothingIsStored() {
        Client.Answer answer = eva.put(RECORD, """
                {"sections": [
                  {"name": "main", "label": "no key", "fields": ["name", "shoeSize", "name"]},
                  {"name": "b", "label": {"en": " "}, "fields": []},
                  {"name": "c", "label": {"en": "C"}, "fields": [], "columns": 3, "colour": "red"}]}
                """);
        List<String> wrong = new ArrayList<>();
        answer.json().path("errors").forEach(error -> {
            wrong.add(error.path("field").asText());
            assertEquals("unsuitable-layout", error.path("code").asText());
        });

        assertEquals("422 invalid-fields", answer.problem());
        assertTrue(
                wrong.containsAll(List.of(
                        "record.sections[0].label",
                        "record.sections[0].fields[1]",
                        "record.sections[0].fields[2]",
                        "record.sections[1].label.en",
                        "record.sections[2].columns",
                        "record.sections[2].colour")),
                wrong.toString());
        assertFalse(eva.get(RECORD).json().path("own").asBoolean());
        for (String nonsense : List.of("[]", "3", "\"x\"", "{\"columns\": \"name\"}")) {
            assertEquals("422 invalid-fields", eva.put(LIST, nonsense).problem(), nonsense);
        }
        assertEquals("400 malformed-body", eva.put(LIST, "{").problem());
        assertEquals(
                "413 body-too-large",
                eva.put(MENU, "{\"groups\": [{\"name\": \"a\", \"entries\": [" + "\"x\",".repeat(17_000) + "\"y\"]}]}")
                        .problem());
    }

    @Test
    void whatDoesNotExistIsNotFound() {
        assertEquals("404 no-such-entity", eva.get(LAYOUTS + "/security.yacht").problem());
        assertEquals("404 no-such-layout", eva.put(OF_TEAMS + "/pie", "{}").problem());
        assertEquals("404 no-such-role", eva.put(LIST + "?role=pilots", "{}").problem());
        assertEquals("400 malformed-parameter", eva.get(LIST + "?layer=module").problem());
        assertEquals(
                "400 malformed-parameter",
                eva.put(LIST + "?layer=package", "{}").problem());
        assertEquals(
                "400 malformed-parameter",
                eva.put(LIST + "?package=agency", "{}").problem());
        assertEquals(404, eva.get("/api/v1/ui/footer").status());
    }

    @Test
    void whatIsGoneIsLeftOutAndNotedAndMayStayWhereItIs() {
        put(eva, OF_TEAMS + "/views", """
                [{"name": "north", "label": {"en": "North"}, "filter": "parent.name==North"},
                 {"name": "all", "label": {"en": "All"}}]
                """);
        Map<String, EntityType> with = server.office.metadata.current().entities();
        EntityType teams = Objects.requireNonNull(with.get("security.team"));
        Map<String, EntityType> without = new HashMap<>(with);
        without.put("security.team", Office.without(teams, "parent"));
        put(eva, LIST, "{\"columns\": [\"parent\", \"name\"]}");
        server.office.metadata.publish(without, List.of());
        try {
            JsonNode list = eva.get(LIST).json();
            assertEquals("[\"name\"]", columns(ana));
            assertEquals("[\"name\"]", list.path("content").path("columns").toString());
            assertTrue(
                    list.path("layers").path(1).path("notes").path(0).asText().contains("parent"), list.toString());
            assertFalse(list.has("conflict"));
            put(eva, LIST, "{\"columns\": [\"name\", \"parent\"]}");
            assertEquals(
                    "422 invalid-fields",
                    eva.put(LIST, "{\"columns\": [\"shoeSize\"]}").problem());
        } finally {
            server.office.metadata.publish(with, List.of());
        }

        assertEquals("[\"name\",\"parent\"]", columns(ana));
    }

    @Test
    void menuAndHomePageAreArrangedForEverybodyAndForRoles() {
        assertFalse(manifest(ana).has("menu"));
        put(eva, MENU, """
                {"groups": [{"name": "day", "label": {"en": "Day", "es": "Día"}, "entries": ["records:security.team", "records:pipeline.deal", "nav:crew"]}, {"name": "work", "entries": []}],
                 "hidden": ["nav:forecast"]}
                """);
        put(eva, HOME + "?role=sales", "{\"panels\": [\"security.team/mine\", \"pipeline.deal/overdue\", \"recent\"]}");

        assertEquals(
                "Día",
                manifest(carla)
                        .path("menu")
                        .path("groups")
                        .path(0)
                        .path("label")
                        .asText());
        assertEquals(
                "[\"records:security.team\",\"nav:crew\"]",
                manifest(carla)
                        .path("menu")
                        .path("groups")
                        .path(0)
                        .path("entries")
                        .toString());
        assertEquals(
                "{\"panels\":[\"security.team/mine\",\"recent\"]}",
                manifest(ana).path("home").toString());
        assertFalse(manifest(carla).has("home"));

        assertEquals(204, eva.delete(MENU).status());
        assertFalse(manifest(ana).has("menu"));
    }

    @Test
    void otherNodesFollowAsSoonAsTheFeedTells() throws Exception {
        try (StoredLayers other = server.anotherNode()) {
            assertTrue(other.all().isEmpty());
            put(eva, LIST, "{\"columns\": [\"name\"]}");
            await(() -> other.all().size() == 1);
            eva.delete(LIST);
            await(() -> other.all().isEmpty());
        }
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < end, "it does not come about");
            Thread.onSpinWait();
        }
    }

    @Test
    void everyChangeIsInTheAudit() {
        put(eva, LIST + "?role=sales", "{\"columns\": [\"name\"]}");
        put(eva, LIST + "?role=sales", "{\"columns\": [\"parent\"]}");
        eva.delete(LIST + "?role=sales");

        List<StoredEntry> entries = server.office.feed.read(begin, 100);
        assertEquals(
                List.of("layout-changed", "layout-changed", "layout-reverted"),
                entries.stream().map(StoredEntry::kind).toList());
        StoredEntry second = entries.get(1);
        assertEquals("security.team list (sales)", second.title());
        assertEquals(server.office.staff.id("eva"), second.user());
        assertEquals(null, second.entity());
        assertTrue(
                second.changes().contains("\"content\":[{\"columns\":[\"name\"]},{\"columns\":[\"parent\"]}]"),
                second.changes());
    }
}
