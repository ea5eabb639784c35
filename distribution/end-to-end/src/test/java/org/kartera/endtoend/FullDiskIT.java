package org.kartera.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The disk is full while an import runs: it ends and says so, no file is taken in, what was acknowledged stays, and the server goes on once there is space again. */
class FullDiskIT {
    private static final Duration SOON = Duration.ofMinutes(2);
    private static final String COMPANIES = "/api/v1/records/contacts.company";
    private static final Set<String> NO_SPACE = Set.of("storage-full", "database-unavailable");

    private static final byte[] LARGE = "large ".repeat(200_000).getBytes(StandardCharsets.US_ASCII);

    @TempDir
    static Path folder;

    @Test
    void anImportEndsAsStorageFullAndTheServerGoesOnWithoutARestartWhenThereIsSpace() throws Exception {
        SmallDisk disk = new SmallDisk(folder.resolve("disk"), 200);
        String hindrance = disk.hindrance();
        assumeTrue(hindrance.isEmpty(), () -> "there can be no small disk here: " + hindrance);
        try (Kartera kartera = Kartera.startBy(disk.wrapper(), disk.place().resolve("data"))) {
            Api admin = kartera.admin();
            String acknowledged = admin.post(COMPANIES, Map.of("name", "Talleres Ibáñez"))
                    .expect(201)
                    .path("id")
                    .asText();
            String run = admin.startImport("contacts.company", companies(), "")
                    .expect(202)
                    .path("id")
                    .asText();
            Await.until(
                    "some rows are in",
                    SOON,
                    () -> status(admin, run).path("created").asInt() > 0);

            disk.fill(kartera.pid());
            Await.until("the import has stopped, or the database", SOON, () -> stopped(admin, run));
            Await.until("writes are refused for want of space", SOON, () -> refused(admin));
            assertEquals(
                    "storage-full",
                    admin.upload("large.txt", LARGE).expect(503).path("code").asText());
            assertEquals(200, kartera.api().get("/health/live").status());

            disk.free(kartera.pid());
            Await.until(
                    "the server writes again",
                    SOON,
                    () -> admin.post(COMPANIES, Map.of("name", "Después")).status() == 201);
            Await.until(
                    "the import has ended",
                    SOON,
                    () -> Set.of("failed", "done")
                            .contains(status(admin, run).path("state").asText()));
            String file =
                    admin.upload("large.txt", LARGE).expect(201).path("url").asText();
            assertEquals(200, admin.get(file).status());
            JsonNode ended = status(admin, run);
            assertTrue(
                    ended.path("state").asText().equals("done")
                            || ended.path("failure").asText().equals("storage-full"),
                    ended::toString);
            assertEquals(ended.path("created").asLong(), imported(admin));
            assertEquals(200, admin.get(COMPANIES + "/" + acknowledged).status());
            assertEquals(200, kartera.api().get("/health/ready").status());
        }
    }

    private static Path companies() throws IOException {
        StringBuilder rows = new StringBuilder("name,description\n");
        for (int i = 0; i < 10_000; i++) {
            rows.append("Imported ")
                    .append(i)
                    .append(',')
                    .append("a long text ".repeat(40))
                    .append('\n');
        }
        return Files.writeString(folder.resolve("companies.csv"), rows);
    }

    private static boolean stopped(Api api, String run) {
        Api.Answer answer = api.get("/api/v1/imports/" + run);
        return answer.status() == 503 || answer.json().path("state").asText().equals("failed");
    }

    /** Records are large, for a database has some room set aside that small ones would take long to fill. */
    private static boolean refused(Api api) {
        Api.Answer answer = api.post(COMPANIES, Map.of("name", "Large", "description", "x".repeat(29_000)));
        return answer.status() == 503
                && NO_SPACE.contains(answer.json().path("code").asText())
                && answer.response().headers().firstValue("Retry-After").isPresent();
    }

    private static JsonNode status(Api api, String run) {
        return api.get("/api/v1/imports/" + run).expect(200);
    }

    private static long imported(Api api) {
        return api.get(COMPANIES + "?limit=1&count=exact&filter=" + Api.encoded("name=starts=Imported"))
                .expect(200)
                .path("count")
                .path("value")
                .asLong();
    }
}
