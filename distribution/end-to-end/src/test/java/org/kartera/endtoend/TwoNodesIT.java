package org.kartera.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two servers from one installation on one database: what is decided on one holds on the other. */
class TwoNodesIT {
    private static final Duration SOON = Duration.ofMinutes(1);
    private static final String DEALS = "/api/v1/records/pipeline.deal";

    @TempDir
    Path folder;

    @Test
    void aModuleThatIsSwitchedOffOrOnAtOneServerIsSoSwitchedAtTheOther() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.builder().start();
                Kartera one = Kartera.start(folder.resolve("one"), database(postgres));
                Kartera other = Kartera.start(folder.resolve("other"), database(postgres))) {
            Api here = one.admin();
            Api there = other.admin();
            String deal = here.post(DEALS, Map.of("name", "Furgoneta"))
                    .expect(201)
                    .path("id")
                    .asText();
            there.get(DEALS + "/" + deal).expect(200);

            one.exec("kartera:module-disable pipeline");
            Await.until("it is off at the other", SOON, () -> there.get(DEALS).status() == 503);
            assertEquals(
                    "module-disabled", there.get(DEALS).expect(503).path("code").asText());
            assertEquals(200, other.api().get("/health/ready").status());
            there.get("/api/v1/records/contacts.company").expect(200);

            other.exec("kartera:module-enable pipeline");
            there.get(DEALS + "/" + deal).expect(200);
            Await.until(
                    "it is on again at the first",
                    SOON,
                    () -> here.get(DEALS + "/" + deal).status() == 200);

            other.exec("kartera:module-disable pipeline");
            Await.until("it is off at the first", SOON, () -> here.get(DEALS).status() == 503);
            one.stop();
            one.restart();
            assertEquals(503, one.admin().get(DEALS).status());
        }
    }

    private static Map<String, String> database(EmbeddedPostgres postgres) {
        return Map.of(
                "KARTERA_DB_URL", "jdbc:postgresql://localhost:" + postgres.getPort() + "/postgres",
                "KARTERA_DB_USER", "postgres",
                "KARTERA_DB_PASSWORD", "postgres");
    }
}
