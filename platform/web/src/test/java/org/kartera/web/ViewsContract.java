package org.kartera.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.kartera.events.StoredEntry;
import org.kartera.persistence.Dialect;
import org.kartera.rest.testing.Client;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init")
abstract class ViewsContract {
    private static final String VIEWS = "/api/v1/ui/views";
    private static final String OF_TEAMS = VIEWS + "?entity=security.team";
    private static final String PREFERENCES = "/api/v1/ui/preferences";
    private static final String MINE =
            "{\"entity\":\"security.team\",\"name\":\"Mine\",\"state\":{\"filter\":\"owner==me\",\"widths\":[1.5,2]}}";

    private final Dialect dialect;
    private WebServer server;
    private Client ana;
    private Client ben;
    private Client carla;
    private Client dora;
    private String begin = "";

    ViewsContract(Dialect dialect) {
        this.dialect = dialect;
    }

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        server = new WebServer(dialect, folder.resolve("client"));
        ana = server.as("ana");
        ben = server.as("ben");
        carla = server.as("carla");
        dora = server.as("dora");
    }

    @BeforeEach
    void begin() {
        server.forget();
        begin = server.office.feed.end();
    }

    @AfterAll
    void stop() throws Exception {
        server.close();
    }

    private static String with(String visibility, String more) {
        return MINE.replace("}}", "},\"visibility\":\"" + visibility + "\"" + more + "}");
    }

    private static String create(Client client, String body) {
        Client.Answer answer = client.post(VIEWS, body);
        assertEquals(201, answer.status(), answer.text());
        assertEquals(
                answer.header("Location"),
                VIEWS + "/" + answer.json().path("id").asText());
        return answer.header("Location");
    }

    private static List<String> names(Client client) {
        List<String> names = new ArrayList<>();
        client.get(OF_TEAMS)
                .json()
                .path("items")
                .forEach(view -> names.add(view.path("name").asText()));
        return names;
    }

    @Test
    void aViewIsKeptAsItWasSaved() {
        String address = create(ana, MINE.replace("Mine", "Mañana \uD83D\uDE80"));
        Client.Answer answer = ana.get(address);
        JsonNode view = answer.json();

        assertEquals("Mañana \uD83D\uDE80", view.path("name").asText());
        assertEquals("private", view.path("visibility").asText());
        assertEquals("list", view.path("layout").asText());
        assertEquals(
                "{\"filter\":\"owner==me\",\"widths\":[1.5,2]}",
                view.path("state").toString());
        assertEquals("ana of the office", view.path("owner").path("title").asText());
        assertTrue(view.path("editable").asBoolean());
        assertTrue(view.path("team").isNull());
        assertEquals("\"1\"", answer.header("ETag"));
        assertEquals(view, ana.get(OF_TEAMS).json().path("items").path(0));
    }

    @Test
    void aPrivateViewOfSomebodyElseDoesNotExist() {
        String address = create(ana, MINE);

        assertEquals(List.of("Mine"), names(ana));
        for (Client other : List.of(ben, carla, dora)) {
            assertEquals(List.of(), names(other));
            assertEquals("404 no-such-view", other.get(address).problem());
            assertEquals(
                    "404 no-such-view",
                    other.patch(address, "{\"name\":\"Yours\"}").problem());
            assertEquals("404 no-such-view", other.delete(address).problem());
        }
        assertEquals("404 no-such-view", ana.get(VIEWS + "/nonsense").problem());
    }

    @Test
    void aTeamsViewIsSeenByItsMembersAndChangedByItsOwner() {
        String address = create(ana, with("team", ""));

        assertEquals("North", ana.get(address).json().path("team").path("title").asText());
        assertEquals(List.of("Mine"), names(ben));
        assertEquals(List.of(), names(carla));
        assertEquals(List.of(), names(dora));
        assertEquals(
                "403 not-allowed", ben.patch(address, "{\"name\":\"Ours\"}").problem());
        assertEquals("403 not-allowed", ben.delete(address).problem());
        assertEquals("404 no-such-view", carla.get(address).problem());
        assertEquals(200, ana.patch(address, "{\"visibility\":\"private\"}").status());
        assertEquals(List.of(), names(ben));
    }

    @Test
    void aTeamIsOneOfOnesOwn() {
        assertEquals(
                "team invalid-reference",
                ana.post(VIEWS, with("team", ",\"team\":\"" + server.office.south + "\""))
                        .wrong());
        assertEquals(
                "team invalid-reference",
                ana.post(VIEWS, with("team", ",\"team\":\"x\"")).wrong());
        assertEquals("team required", dora.post(VIEWS, with("team", "")).wrong());
        create(ana, with("team", ",\"team\":{\"id\":\"" + server.office.north + "\"}"));
    }

    @Test
    void sharedViewsNeedTheRightAndAreSeenByAll() {
        assertEquals("403 not-allowed", ana.post(VIEWS, with("shared", "")).problem());
        String own = create(ana, MINE);
        assertEquals(
                "403 not-allowed", ana.patch(own, "{\"visibility\":\"shared\"}").problem());
        assertEquals(
                "roles read-only-field",
                ana.patch(own, "{\"roles\":[\"sales\"]}").wrong());

        String shared = create(carla, with("shared", ",\"roles\":[\"sales\"]").replace("Mine", "Everybody's"));

        assertEquals(List.of("Everybody's"), names(ben));
        assertEquals("[\"sales\"]", ben.get(shared).json().path("roles").toString());
        assertEquals("403 not-allowed", ben.patch(shared, "{\"name\":\"Ours\"}").problem());
        assertEquals("403 not-allowed", ana.delete(shared).problem());
        assertEquals(
                "roles invalid-choice",
                carla.patch(shared, "{\"roles\":[\"pilots\"]}").wrong());
        assertEquals(200, carla.patch(shared, "{\"visibility\":\"private\"}").status());
        assertEquals("[]", carla.get(shared).json().path("roles").toString());
    }

    @Test
    void aPatchChangesWhatItNamesAndTheStateAsAWhole() {
        String address = create(ana, MINE);

        Client.Answer answer = ana.send(
                "PATCH",
                address,
                "{\"state\":{\"sort\":\"name\"},\"position\":7,\"layout\":\"board\"}",
                "Content-Type",
                "application/merge-patch+json",
                "If-Match",
                "\"1\"");

        assertEquals(200, answer.status(), answer.text());
        assertEquals("\"2\"", answer.header("ETag"));
        assertEquals("Mine", answer.json().path("name").asText());
        assertEquals("{\"sort\":\"name\"}", answer.json().path("state").toString());
        assertEquals(answer.json(), ana.get(address).json());
    }

    @Test
    void aStaleVersionIsRefused() {
        String address = create(ana, MINE);
        assertEquals(
                200,
                ana.patch(address, "{\"name\":\"Another\"}", "If-Match", "\"1\"")
                        .status());

        for (String stale : new String[] {"\"1\"", "W/\"2\"", "nonsense"}) {
            assertEquals(
                    "412 stale-version",
                    ana.patch(address, "{\"name\":\"Third\"}", "If-Match", stale)
                            .problem());
            assertEquals(
                    "412 stale-version", ana.delete(address, "If-Match", stale).problem());
        }
        assertEquals(204, ana.delete(address, "If-Match", "\"2\"").status());
        assertEquals("404 no-such-view", ana.get(address).problem());
    }

    @Test
    void allThatIsWrongIsToldAtOnce() {
        Client.Answer answer = ana.post(
                VIEWS,
                "{\"entity\":\"security.user\",\"name\":\"\",\"visibility\":\"public\",\"layout\":\"pie\",\"state\":[],"
                        + "\"position\":-1,\"colour\":\"red\",\"roles\":\"sales\"}");
        List<String> wrong = new ArrayList<>();
        answer.json()
                .path("errors")
                .forEach(error -> wrong.add(
                        error.path("field").asText() + " " + error.path("code").asText()));

        assertEquals("422 invalid-fields", answer.problem());
        assertEquals(
                List.of(
                        "colour unknown-field",
                        "entity invalid-reference",
                        "layout invalid-choice",
                        "name required",
                        "position out-of-range",
                        "roles wrong-type",
                        "state wrong-type",
                        "visibility invalid-choice"),
                wrong.stream().sorted().toList());
        assertEquals(
                "404 no-such-entity", ana.get(VIEWS + "?entity=security.user").problem());
        assertEquals("400 malformed-parameter", ana.get(VIEWS).problem());
        assertEquals(
                "entity read-only-field",
                ana.patch(create(ana, MINE), "{\"entity\":\"security.team\"}").wrong());
    }

    @Test
    void namesAndStatesHaveALimit() {
        assertEquals(
                "name too-long",
                ana.post(VIEWS, MINE.replace("Mine", "x".repeat(101))).wrong());
        assertEquals(
                "name forbidden-characters",
                ana.post(VIEWS, MINE.replace("Mine", "\\u0000")).wrong());
        assertEquals(
                "name forbidden-characters",
                ana.post(VIEWS, MINE.replace("Mine", "\\ud800")).wrong());
        assertEquals(
                "state too-long",
                ana.post(VIEWS, MINE.replace("owner==me", "é".repeat(8_192))).wrong());
        String address = create(ana, MINE.replace("owner==me", "x".repeat(16_300)));
        assertEquals(
                16_300,
                ana.get(address).json().path("state").path("filter").asText().length());
        String odd = create(ana, MINE.replace("owner==me", "\\u0000\\ud800"));
        assertEquals(200, ana.get(odd).status());
    }

    @Test
    void oneCannotSaveViewsWithoutEnd() {
        for (int i = 0; i < 200; i++) {
            create(ana, MINE);
        }

        assertEquals("409 too-many-views", ana.post(VIEWS, MINE).problem());
        create(ben, MINE);
    }

    @Test
    void newViewsComeBehindTheOthersAndCanBeMoved() {
        create(ana, MINE.replace("Mine", "first"));
        create(ana, MINE.replace("Mine", "second"));
        String third = create(ana, MINE.replace("Mine", "third"));

        assertEquals(List.of("first", "second", "third"), names(ana));
        assertEquals(200, ana.patch(third, "{\"position\":0}").status());
        assertEquals(List.of("third", "first", "second"), names(ana));
    }

    @Test
    void everyChangeIsInTheAuditAndInNobodysEventStream() {
        String address = create(ana, MINE);
        ana.patch(address, "{\"name\":\"Another\"}");
        ana.delete(address);

        List<StoredEntry> entries = server.office.feed.read(begin, 100).stream()
                .filter(entry -> entry.kind().startsWith("view-"))
                .toList();
        assertEquals(
                List.of("view-created", "view-updated", "view-deleted"),
                entries.stream().map(StoredEntry::kind).toList());
        StoredEntry update = entries.get(1);
        assertEquals(server.office.staff.id("ana"), update.user());
        assertEquals(null, update.entity());
        assertTrue(update.changes().contains("\"name\":[\"Mine\",\"Another\"]"), update.changes());
        assertTrue(!update.changes().contains("state"), update.changes());
    }

    @Test
    void preferencesAreOnesOwnAndPatched() {
        assertEquals("{}", ana.get(PREFERENCES).text());

        Client.Answer answer =
                ana.patch(PREFERENCES, "{\"theme\":\"dark\",\"home\":{\"a\":1,\"b\":[2]},\"none\":null}");
        assertEquals(200, answer.status(), answer.text());
        ana.send(
                "PATCH",
                PREFERENCES,
                "{\"theme\":null,\"home\":{\"a\":null,\"c\":\"é\"}}",
                "Content-Type",
                "application/merge-patch+json");

        assertEquals("{\"home\":{\"b\":[2],\"c\":\"é\"}}", ana.get(PREFERENCES).text());
        assertEquals("{}", ben.get(PREFERENCES).text());
        assertEquals("400 malformed-body", ana.patch(PREFERENCES, "[1]").problem());
    }

    @Test
    void preferencesHaveALimit() {
        assertEquals(
                200,
                ana.patch(PREFERENCES, "{\"a\":\"" + "x".repeat(60_000) + "\"}").status());

        assertEquals(
                "413 body-too-large",
                ana.patch(PREFERENCES, "{\"b\":\"" + "x".repeat(6_000) + "\"}").problem());
        assertEquals(1, ana.get(PREFERENCES).json().size());
    }

    @Test
    void ofPatchesThatMeetNoneIsLost() throws Exception {
        int patches = 20;
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Integer>> tasks = new ArrayList<>();
            for (int i = 0; i < patches; i++) {
                String patch = "{\"key" + i + "\":" + i + "}";
                tasks.add(() -> server.as("ana").patch(PREFERENCES, patch).status());
            }
            for (Future<Integer> done : threads.invokeAll(tasks)) {
                assertEquals(200, done.get());
            }
        } finally {
            threads.shutdown();
        }

        assertEquals(patches, ana.get(PREFERENCES).json().size());
    }
}
