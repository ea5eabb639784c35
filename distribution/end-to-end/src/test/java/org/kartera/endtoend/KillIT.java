package org.kartera.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The process is killed while people write: what was acknowledged is there afterwards, and so are the modules that were enabled. */
class KillIT {
    private static final int ENOUGH = 300;

    @TempDir
    Path folder;

    @Test
    void noAcknowledgedWriteIsLostOnDerby() throws Exception {
        losesNothing(Map.of());
    }

    @Test
    void noAcknowledgedWriteIsLostOnPostgres() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.builder().start()) {
            losesNothing(Map.of(
                    "KARTERA_DB_URL", "jdbc:postgresql://localhost:" + postgres.getPort() + "/postgres",
                    "KARTERA_DB_USER", "postgres",
                    "KARTERA_DB_PASSWORD", "postgres"));
        }
    }

    private void losesNothing(Map<String, String> environment) throws Exception {
        try (Kartera kartera = Kartera.start(folder.resolve("data"), environment)) {
            kartera.exec("kartera:module-disable pipeline");
            Queue<String> acknowledged = new ConcurrentLinkedQueue<>();
            AtomicBoolean over = new AtomicBoolean();
            List<Thread> writers = IntStream.range(0, 4)
                    .mapToObj(number -> new Thread(() -> write(kartera.admin(), number, acknowledged, over)))
                    .toList();
            writers.forEach(Thread::start);
            Await.until("enough was written", Duration.ofMinutes(4), () -> acknowledged.size() >= ENOUGH);
            kartera.kill();
            over.set(true);
            for (Thread writer : writers) {
                writer.join();
            }

            kartera.restart();
            Api admin = kartera.admin();
            for (String id : acknowledged) {
                assertEquals(
                        200, admin.get("/api/v1/records/contacts.company/" + id).status(), id);
            }
            assertEquals(503, admin.get("/api/v1/records/pipeline.deal").status());
            Kartera.Ran verified = kartera.command("exec", "kartera:audit-verify");
            assertTrue(verified.status() == 0, verified.output());
        }
    }

    private static void write(Api api, int writer, Queue<String> acknowledged, AtomicBoolean over) {
        for (int i = 0; !over.get(); i++) {
            try {
                Api.Answer answer =
                        api.post("/api/v1/records/contacts.company", Map.of("name", "Company " + writer + "." + i));
                if (answer.status() == 201) {
                    acknowledged.add(answer.json().path("id").asText());
                }
            } catch (RuntimeException killed) {
                return;
            }
        }
    }
}
