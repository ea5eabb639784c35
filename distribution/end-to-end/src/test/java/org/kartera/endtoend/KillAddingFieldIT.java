package org.kartera.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The process is killed while fields and record types are being made: each is there afterwards, whole, or it is not. */
class KillAddingFieldIT {
    private static final String FIELDS = "/api/v1/metadata/entities/contacts.company/fields";
    private static final String COMPANIES = "/api/v1/records/contacts.company";
    private static final int KILLS = 3;

    @TempDir
    Path folder;

    @Test
    void aFieldIsThereOrItIsNotOnDerby() throws Exception {
        isThereOrIsNot(Map.of());
    }

    @Test
    void aFieldIsThereOrItIsNotOnPostgres() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.builder().start()) {
            isThereOrIsNot(Map.of(
                    "KARTERA_DB_URL", "jdbc:postgresql://localhost:" + postgres.getPort() + "/postgres",
                    "KARTERA_DB_USER", "postgres",
                    "KARTERA_DB_PASSWORD", "postgres"));
        }
    }

    private void isThereOrIsNot(Map<String, String> environment) throws Exception {
        try (Kartera kartera = Kartera.start(folder.resolve("data"), environment)) {
            Queue<String> acknowledged = new ConcurrentLinkedQueue<>();
            for (int kill = 1; kill <= KILLS; kill++) {
                int round = kill;
                int before = acknowledged.size();
                Thread administrator = new Thread(() -> add(kartera.admin(), round, acknowledged));
                administrator.start();
                Await.until("fields were added", Duration.ofMinutes(4), () -> acknowledged.size() >= before + round);
                kartera.kill();
                administrator.join();
                kartera.restart();
                check(kartera.admin(), acknowledged);
            }
        }
    }

    private static void add(Api api, int round, Queue<String> acknowledged) {
        for (int number = 0; ; number++) {
            String name = "kill" + round + "n" + number;
            try {
                Map<String, Object> field =
                        Map.of("name", name, "kind", "text", "label", Map.of("en", name), "filterable", true);
                if (api.post(FIELDS, field).status() == 201) {
                    acknowledged.add(name);
                }
                api.post("/api/v1/metadata/entities", Map.of("name", "custom." + name, "label", Map.of("en", name)));
            } catch (RuntimeException killed) {
                return;
            }
        }
    }

    private static void check(Api admin, Queue<String> acknowledged) {
        JsonNode fields = admin.get(FIELDS).json().path("items");
        List<String> there = fields.findValuesAsText("name");
        assertTrue(there.containsAll(acknowledged), () -> acknowledged + " " + there);
        for (JsonNode field : fields) {
            String name = field.path("name").asText();
            assertEquals("active", field.path("state").asText(), field.toString());
            Api.Answer made = admin.post(COMPANIES, Map.of("name", "Kill", name, "value of " + name));
            assertEquals(201, made.status(), made.toString());
            JsonNode found = admin.get(COMPANIES + "?filter=" + name + "=starts=value&limit=1")
                    .json();
            assertEquals(
                    "value of " + name, found.path("items").path(0).path(name).asText(), found.toString());
        }
        for (JsonNode type : admin.get("/api/v1/metadata/entities").json().path("items")) {
            if (type.path("module").asText().equals("custom")) {
                String records = "/api/v1/records/" + type.path("name").asText();
                assertEquals(201, admin.post(records, Map.of("name", "one")).status(), records);
            }
        }
    }
}
