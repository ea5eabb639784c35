package org.kartera.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Files that no import should bring a server down with. The server has less memory than the largest of them takes. */
class BadInputIT {
    private static final int ROW = 100_000;
    private static final int WRONG_ROWS = 2_000;
    private static final int LIMIT = 220_000_000;
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String MEMORY = "192m";

    @TempDir
    static Path folder;

    private static Kartera kartera;
    private static Api admin;

    @BeforeAll
    static void start() throws IOException {
        Path settings = folder.resolve("data/etc/org.kartera.rest.cfg");
        Files.createDirectories(settings.getParent());
        Files.writeString(settings, "uploadLimit = " + LIMIT + "\n");
        kartera = Kartera.start(folder.resolve("data"), Map.of("KARTERA_MEMORY", MEMORY));
        admin = kartera.admin();
    }

    @AfterAll
    static void stop() {
        kartera.close();
    }

    @AfterEach
    void theServerIsWell() throws IOException {
        assertEquals(200, kartera.api().get("/health/ready").status());
        admin.get("/api/v1/records/contacts.company").expect(200);
        String log = Files.readString(kartera.data().resolve("log/kartera.log"));
        assertFalse(log.contains("OutOfMemoryError"), "the server ran out of memory");
    }

    @Test
    void aFileLargerThanTheMemoryGoesThroughRowByRow() throws IOException {
        Path file = large("large.csv", WRONG_ROWS);
        assertTrue(Files.size(file) > 190_000_000, "the file has " + Files.size(file) + " bytes");
        String id = admin.startImport("contacts.company", file, "")
                .expect(202)
                .path("id")
                .asText();
        Await.until(
                "the import has ended",
                PATIENCE,
                () -> Set.of("done", "failed")
                        .contains(admin.get("/api/v1/imports/" + id)
                                .expect(200)
                                .path("state")
                                .asText()));

        JsonNode ended = admin.get("/api/v1/imports/" + id).expect(200);
        assertEquals("done", ended.path("state").asText(), ended::toString);
        assertEquals(2, ended.path("created").asInt(), ended::toString);
        assertEquals(WRONG_ROWS, ended.path("failed").asInt(), ended::toString);
        assertEquals(
                "wrong-column-count",
                ended.path("firstErrors").path(0).path("code").asText());
    }

    @Test
    void aFileAboveTheConfiguredLimitIsRefusedBeforeItIsTakenIn() throws IOException {
        String answer = admin.announceUpload("/api/v1/imports", LIMIT + 1);
        assertTrue(answer.startsWith("HTTP/1.1 413 "), answer);
        assertTrue(answer.contains("\"code\":\"body-too-large\""), answer);
    }

    @Test
    void optionsThatFillTheMemoryAreRefused() throws IOException {
        Path file = written("small.csv", "name\nAna\n".getBytes(StandardCharsets.UTF_8));
        String options = "{\"separator\": \"" + " ".repeat(5_000_000) + "\"}";
        JsonNode problem = admin.startImport("contacts.company", file, options).expect(413);
        assertEquals("body-too-large", problem.path("code").asText());
    }

    /** Rows of three columns, where the header has two, between two that are right. */
    private static Path large(String name, int wrongRows) throws IOException {
        Path file = folder.resolve(name);
        String wrong = "Wrong,x," + "y".repeat(ROW) + "\n";
        try (Writer writer = Files.newBufferedWriter(file)) {
            writer.write("name,website\nFirst,\n");
            for (int row = 0; row < wrongRows; row++) {
                writer.write(wrong);
            }
            writer.write("Last,\n");
        }
        return file;
    }

    static Stream<Arguments> broken() {
        return Stream.of(
                Arguments.of("broken-quote", "name,website\n\"Ana,\nBob,\n", "", "line"),
                Arguments.of("broken-quote", "name,website\n\"" + "x".repeat(6_000_000), "", "line"),
                Arguments.of("wrong-encoding", "name,website\nJos\u00e9,\n", "{\"encoding\": \"UTF-8\"}", "UTF-8"),
                Arguments.of("wrong-encoding", "name\n\u0000\u0000", "", "no text"),
                Arguments.of("spreadsheet", "PK\u0003\u0004\u0000\u0000\u0000\u0008", "", "CSV"),
                Arguments.of("empty-file", "", "", "empty"),
                Arguments.of("nothing-mapped", "qwerty,asdfgh\n1,2\n", "", "column"),
                Arguments.of("duplicate-column", "name,name\n1,2\n", "", "twice"));
    }

    @ParameterizedTest
    @MethodSource("broken")
    void aBrokenFileIsRefusedWithWhatIsWrongAndNothingIsKept(String code, String content, String options, String word)
            throws Exception {
        Path file = written(code + ".csv", content.getBytes(StandardCharsets.ISO_8859_1));
        JsonNode problem = admin.startImport("contacts.company", file, options).expect(422);
        assertEquals(code, problem.path("code").asText());
        assertTrue(problem.path("detail").asText().contains(word), problem::toString);

        Path asked = written(code + ".json", options.getBytes(StandardCharsets.UTF_8));
        Kartera.Ran ran = kartera.command("import", "contacts.company", file.toString(), "--options", asked.toString());
        assertTrue(ran.status() != 0, ran.output());
        assertTrue(ran.output().contains(word) && !ran.output().contains("Exception"), ran.output());
    }

    @Test
    void rowsOfAnotherNumberOfColumnsAreNamedAndTheOthersGoIn() throws Exception {
        Path file = written("columns.csv", "name,website\nRight,\nWrong,x,y\n".getBytes(StandardCharsets.UTF_8));
        Kartera.Ran ran = kartera.command("import", "contacts.company", file.toString());
        assertTrue(ran.status() != 0, ran.output());
        assertTrue(ran.output().contains("3 columns where the header has 2"), ran.output());
        assertFalse(ran.output().contains("\u001b"), ran.output());
        assertEquals(
                1,
                admin.get("/api/v1/records/contacts.company?filter=name==Right")
                        .expect(200)
                        .path("items")
                        .size());
    }

    private static Path written(String name, byte[] content) throws IOException {
        return Files.write(folder.resolve(name), content);
    }
}
