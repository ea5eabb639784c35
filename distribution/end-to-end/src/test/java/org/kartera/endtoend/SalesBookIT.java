package org.kartera.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The main job: a real sales book goes in by the documented commands, and the pipeline adds up. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SalesBookIT {
    private static final Path BOOK = Path.of(System.getProperty("kartera.salesBook"));

    @TempDir
    static Path folder;

    private static Kartera kartera;
    private static Api admin;

    @BeforeAll
    static void start() {
        kartera = Kartera.start(folder.resolve("data"));
        admin = kartera.admin();
    }

    @AfterAll
    static void stop() {
        kartera.close();
    }

    @Test
    @Order(1)
    void theBookGoesInByTheDocumentedCommands() throws Exception {
        importFile("contacts.company", "accounts");
        importFile("security.user", "sales_teams");
        importFile("pipeline.deal", "sales_pipeline");

        assertEquals(85, count("contacts.company", ""));
        assertEquals(8800, count("pipeline.deal", ""));
        assertEquals(1425, count("pipeline.deal", "company=null=true"));
        assertTrue(count("contacts.company", "parent=null=false") > 0);
        assertEquals(35, count("security.user", "login!=admin"));
        assertEquals(3, count("security.team", "parent=null=true"));
        assertEquals(6, count("security.team", "parent=null=false"));
    }

    private static void importFile(String entity, String name) throws Exception {
        Kartera.Ran ran = kartera.command(
                "import",
                entity,
                BOOK.resolve(name + ".csv").toString(),
                "--options",
                BOOK.resolve(name + ".json").toString());
        assertEquals(0, ran.status(), ran.output());
    }

    private static long count(String entity, String filter) {
        return admin.get("/api/v1/records/" + entity + "?limit=1&count=exact&filter=" + Api.encoded(filter))
                .expect(200)
                .path("count")
                .path("value")
                .asLong();
    }

    @Test
    @Order(2)
    void thePipelineAddsUp() {
        assertEquals(
                Map.of(
                        "Prospecting", "500 []",
                        "Engaging", "1589 []",
                        "Won", "4238 [{\"amount\":\"10005534.00\",\"currency\":\"USD\"}]",
                        "Lost", "2473 [{\"amount\":\"0.00\",\"currency\":\"USD\"}]"),
                totals(admin));
    }

    /** Count and sum of the amounts by stage. */
    private static Map<String, String> totals(Api api) {
        Map<String, String> totals = new TreeMap<>();
        JsonNode groups = api.get("/api/v1/records/pipeline.deal/groups?by=stage&sum=amount")
                .expect(200)
                .path("groups");
        for (JsonNode group : groups) {
            totals.put(
                    group.path("label").asText(),
                    group.path("count").asText() + " " + group.path("sum").path("amount"));
        }
        return totals;
    }

    @Test
    @Order(3)
    void aSecondImportOfTheSameFilesChangesNothing() throws Exception {
        String newest = newestChange();
        importFile("contacts.company", "accounts");
        importFile("security.user", "sales_teams");
        importFile("pipeline.deal", "sales_pipeline");

        assertEquals(newest, newestChange());
        assertEquals(8800, count("pipeline.deal", ""));
    }

    private static String newestChange() {
        StringBuilder newest = new StringBuilder();
        for (String entity :
                List.of("contacts.company", "security.user", "security.team", "pipeline.stage", "pipeline.deal")) {
            newest.append(admin.get("/api/v1/records/" + entity + "?limit=1&sort=-modifiedAt&fields=modifiedAt,version")
                    .expect(200)
                    .path("items")
                    .toString());
        }
        return newest.toString();
    }

    @Test
    @Order(4)
    void aSalesUserSeesOnlyOwnDealsAndAManagerTheTeams() {
        String agent = idOf("security.user", "login==moses.frase");
        String team = idOf("security.team", "name==\"Dustin Brinkmann\"");
        String managerRole = idOf("security.role", "name==manager");
        admin.patch("/api/v1/records/security.user/" + agent, Map.of("password", Kartera.PASSWORD))
                .expect(200);
        admin.post(
                        "/api/v1/records/security.user",
                        Map.of(
                                "login",
                                "dustin.brinkmann",
                                "name",
                                "Dustin Brinkmann",
                                "password",
                                Kartera.PASSWORD,
                                "roles",
                                List.of(managerRole),
                                "teams",
                                List.of(team)))
                .expect(201);

        Api sales = kartera.api().signIn("moses.frase", Kartera.PASSWORD);
        Api manager = kartera.api().signIn("dustin.brinkmann", Kartera.PASSWORD);

        assertEquals(count("pipeline.deal", "owner==" + agent), visible(sales));
        assertEquals(count("pipeline.deal", "team==" + team), visible(manager));
        assertTrue(visible(sales) > 0 && visible(sales) < visible(manager) && visible(manager) < 8800);
    }

    private static String idOf(String entity, String filter) {
        return admin.get("/api/v1/records/" + entity + "?filter=" + Api.encoded(filter))
                .expect(200)
                .path("items")
                .path(0)
                .path("id")
                .asText();
    }

    private static long visible(Api api) {
        return api.get("/api/v1/records/pipeline.deal?limit=1&count=exact")
                .expect(200)
                .path("count")
                .path("value")
                .asLong();
    }

    @Test
    @Order(5)
    void theAuditHoldsForEverythingThatHappened() {
        Await.until(
                "the chain is sealed and holds",
                Duration.ofSeconds(30),
                () -> kartera.command("exec", "kartera:audit-verify").status() == 0);
    }
}
