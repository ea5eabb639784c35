package org.kartera.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kartera.persistence.testing.Gate;

/** The PostgreSQL server goes away, or hangs, while the server of Kartera runs, and comes back. */
class LostDatabaseIT {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String COMPANIES = "/api/v1/records/contacts.company";

    @TempDir
    static Path folder;

    private static EmbeddedPostgres postgres;
    private static Gate gate;
    private static Kartera kartera;
    private static Api admin;

    @BeforeAll
    static void start() throws IOException {
        postgres = EmbeddedPostgres.builder().start();
        gate = new Gate(postgres.getPort());
        gate.open();
        kartera = Kartera.start(
                folder.resolve("data"),
                Map.of(
                        "KARTERA_DB_URL", "jdbc:postgresql://localhost:" + gate.port() + "/postgres?socketTimeout=3",
                        "KARTERA_DB_USER", "postgres",
                        "KARTERA_DB_PASSWORD", "postgres"));
        admin = kartera.admin();
    }

    @AfterAll
    static void stop() throws IOException {
        kartera.close();
        gate.close();
        postgres.close();
    }

    @Test
    void whileTheDatabaseIsAwayReadsAndWritesAreRefusedForAWhileAndThenGoOnWithoutARestart() throws Exception {
        gate.shut();

        assertTimeout(Duration.ofSeconds(15), () -> assertUnavailable(admin.get(COMPANIES)));
        assertTimeout(Duration.ofSeconds(15), () -> assertUnavailable(admin.post(COMPANIES, Map.of("name", "Lost"))));
        assertEquals(503, kartera.api().get("/health/ready").status());
        assertEquals(200, kartera.api().get("/health/live").status());

        gate.open();
        awaitRecovery();
    }

    @Test
    void aDatabaseThatHangsKeepsNobodyWaitingForEver() {
        gate.hold();

        assertTimeout(Duration.ofSeconds(30), () -> assertUnavailable(admin.post(COMPANIES, Map.of("name", "Hung"))));
        assertTimeout(Duration.ofSeconds(30), () -> assertUnavailable(admin.get(COMPANIES)));
        assertEquals(200, kartera.api().get("/health/live").status());

        gate.release();
        awaitRecovery();
    }

    private static void awaitRecovery() {
        Await.until(
                "the server is ready again",
                SOON,
                () -> kartera.api().get("/health/ready").status() == 200);
        admin.post(COMPANIES, Map.of("name", "Found again")).expect(201);
        admin.get(COMPANIES).expect(200);
    }

    private static void assertUnavailable(Api.Answer answer) {
        assertEquals("database-unavailable", answer.expect(503).path("code").asText());
        assertTrue(answer.response().headers().firstValue("Retry-After").isPresent());
    }
}
