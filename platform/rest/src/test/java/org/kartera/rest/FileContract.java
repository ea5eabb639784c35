package org.kartera.rest;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.kartera.files.internal.SweepFiles;
import org.kartera.files.testing.Exif;
import org.kartera.persistence.Dialect;
import org.kartera.persistence.testing.SilentRun;
import org.kartera.rest.testing.Client;

/** Files: taken in, referred to by records, given out, swept. */
abstract class FileContract extends RestContract {
    private static final String FILES = "/api/v1/files";
    private static final Duration DAYS = Duration.ofDays(3);

    FileContract(Dialect dialect) {
        super(dialect);
    }

    private static Client.Answer upload(Client client, byte[] content, String... headers) {
        HttpRequest.Builder request = client.request(FILES).POST(BodyPublishers.ofByteArray(content));
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        return client.send(request);
    }

    private static JsonNode uploaded(Client client, byte[] content, String name) {
        Client.Answer answer = upload(client, content, "Content-Disposition", "attachment; filename=\"" + name + "\"");
        assertEquals(201, answer.status(), answer.text());
        return answer.json();
    }

    private static byte[] picture(int width, int height) {
        return picture(width, height, "png");
    }

    private static byte[] picture(int width, int height, String format) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = image.createGraphics();
        canvas.setColor(Color.RED);
        canvas.fillRect(0, 0, width / 2, height);
        canvas.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, format, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private String boatWith(Client client, String field, String file) {
        Client.Answer answer = client.post(BOATS, "{\"name\":\"Nave\",\"" + field + "\":\"" + file + "\"}");
        assertEquals(201, answer.status(), answer.text());
        return answer.header("Location");
    }

    @Test
    void aPictureGoesIntoARecordAndComesBackSmaller() throws IOException {
        JsonNode file = uploaded(admin, picture(800, 400), "sea.png");
        assertEquals("image/png", file.path("type").asText());
        assertEquals(800, file.path("width").asInt());
        assertEquals(64, file.path("hash").asText().length());

        String boat = boatWith(admin, "photo", file.path("id").asText());
        JsonNode photo = admin.get(boat).json().path("photo");
        assertEquals("file", photo.path("entity").asText());
        assertEquals("sea.png", photo.path("title").asText());
        assertEquals(file.path("size"), photo.path("size"));

        Client.Answer small = admin.get(photo.path("thumbnail").asText() + "?size=100");
        assertEquals(200, small.status(), small.text());
        BufferedImage image =
                ImageIO.read(new ByteArrayInputStream(small.response().body()));
        assertEquals(List.of(128, 64), List.of(image.getWidth(), image.getHeight()));
        Client.Answer whole = admin.get(photo.path("url").asText());
        assertArrayEquals(picture(800, 400), whole.response().body());
        assertEquals("image/png", whole.header("Content-Type"));
        assertEquals("nosniff", whole.header("X-Content-Type-Options"));
        assertEquals("private, no-cache", whole.header("Cache-Control"));
    }

    @Test
    void whatWasGivenOutCanBeSentBack() {
        JsonNode file = uploaded(admin, picture(20, 10), "back.png");
        Client.Answer made = admin.post(BOATS, "{\"name\":\"Boomerang\",\"photo\":" + file + "}");
        assertEquals(201, made.status(), made.text());
        String photo = made.json().path("photo").toString();
        Client.Answer again = admin.patch(made.header("Location"), "{\"name\":\"Again\",\"photo\":" + photo + "}");
        assertEquals(200, again.status(), again.text());
        assertEquals(photo, again.json().path("photo").toString());
        assertEquals(
                "null",
                admin.patch(made.header("Location"), "{\"photo\":null}")
                        .json()
                        .path("photo")
                        .asText("null"));
    }

    @Test
    void aFormCanBringAFileToo() {
        String form = """
                --x
                Content-Disposition: form-data; name="file"; filename="../../note.txt"
                Content-Type: image/png

                plain words, whatever the header says
                --x--
                """.replace("\n", "\r\n");
        Client.Answer answer = upload(admin, text(form), "Content-Type", "multipart/form-data; boundary=x");
        assertEquals(201, answer.status(), answer.text());
        assertEquals("text/plain", answer.json().path("type").asText());
        assertEquals("note.txt", answer.json().path("title").asText());
        assertEquals(
                "400 malformed-parameter",
                upload(
                                admin,
                                text(form.replace("name=\"file\"", "name=\"other\"")),
                                "Content-Type",
                                "multipart/form-data; boundary=x")
                        .problem());
    }

    @Test
    void namesAreForPeopleAndLeadNowhere() {
        for (String name : List.of("../../etc/passwd", "C:\\\\temp\\\\passwd", "/passwd", "..passwd")) {
            assertEquals(
                    "passwd",
                    uploaded(admin, text("words of " + name), name)
                            .path("title")
                            .asText());
        }
        Client.Answer answer = upload(
                admin,
                text("words"),
                "Content-Disposition",
                "attachment; filename*=UTF-8''%E2%80%AEgpj.a%C3%B1o%0D%0A.txt; filename=\"x\"");
        assertEquals("gpj.año.txt", answer.json().path("title").asText());
        assertEquals(
                "file", upload(admin, text("nameless")).json().path("title").asText());
        Client.Answer content = admin.get(answer.json().path("url").asText());
        assertEquals(
                "attachment; filename=\"gpj.a_o.txt\"; filename*=UTF-8''gpj.a%C3%B1o.txt",
                content.header("Content-Disposition"));
    }

    @Test
    void theContentSaysWhatAFileIsAndNothingElseDoes() {
        Client.Answer program = upload(
                admin,
                new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 0},
                "Content-Type",
                "image/png",
                "Content-Disposition",
                "attachment; filename=\"cat.png\"");
        assertEquals("415 file-type-refused", program.problem());
        JsonNode page = uploaded(admin, text("<html><script>alert(1)</script></html>"), "cat.png");
        assertEquals("text/html", page.path("type").asText());
        assertTrue(page.path("thumbnail").isMissingNode());
        assertEquals(
                "photo not-a-picture",
                admin.post(
                                BOATS,
                                "{\"name\":\"Cat\",\"photo\":\""
                                        + page.path("id").asText() + "\"}")
                        .wrong());
    }

    @Test
    void whatCouldRunIsSavedAndNotShown() {
        for (String content : List.of(
                "<html><script>alert(1)</script></html>",
                "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>",
                "<?xml version=\"1.0\"?><html xmlns=\"http://www.w3.org/1999/xhtml\"><script/></html>")) {
            JsonNode file = uploaded(admin, text(content), "x.svg");
            Client.Answer answer = admin.get(file.path("url").asText());
            assertEquals(200, answer.status(), content);
            assertEquals("application/octet-stream", answer.header("Content-Type"));
            assertTrue(answer.header("Content-Disposition").startsWith("attachment;"), content);
            assertTrue(answer.header("Content-Security-Policy").contains("sandbox"), content);
            assertEquals("nosniff", answer.header("X-Content-Type-Options"));
        }
    }

    @Test
    void aPictureThatIsAPageTooIsOnlyAPicture() throws IOException {
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.write(picture(30, 30, "gif"));
        both.write(text("<html><script>alert(document.cookie)</script></html>"));
        JsonNode file = uploaded(admin, both.toByteArray(), "both.html");
        assertEquals("image/gif", file.path("type").asText());
        Client.Answer answer = admin.get(file.path("url").asText());
        assertEquals("image/gif", answer.header("Content-Type"));
        assertTrue(answer.header("Content-Security-Policy").contains("sandbox"));
        Client.Answer small = admin.get(file.path("thumbnail").asText());
        assertFalse(new String(small.response().body(), StandardCharsets.ISO_8859_1).contains("<script>"));
    }

    @Test
    void whatIsTooLargeOrEmptyIsRefused() {
        assertEquals("422 nothing-uploaded", upload(admin, new byte[0]).problem());
        // By hand: a client that is still sending when it is refused may not see the answer.
        for (long length : new long[] {1_000_001, 5_368_709_120L}) {
            String answer = Client.raw(
                    gateway.port(),
                    "POST " + FILES + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer admin\r\n"
                            + "Content-Length: " + length + "\r\nConnection: close\r\n\r\n");
            assertTrue(answer.startsWith("HTTP/1.1 413"), answer);
            assertTrue(answer.contains("body-too-large"), answer);
        }
    }

    @Test
    void whatBreaksOffLeavesNothing() {
        String answer = Client.raw(
                gateway.port(),
                "POST " + FILES + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer admin\r\n"
                        + "Content-Length: 1000\r\n\r\nonly so much");
        assertFalse(answer.startsWith("HTTP/1.1 2"), answer);
        assertEquals(List.of(), files("incoming"));
    }

    @Test
    void aPartOfAFileCanBeAskedFor() {
        String url =
                uploaded(admin, text("0123456789"), "digits.txt").path("url").asText();
        Client.Answer part = admin.send(admin.request(url).header("Range", "bytes=2-4"));
        assertEquals("206 234 bytes 2-4/10", part.status() + " " + part.text() + " " + part.header("Content-Range"));
        assertEquals(
                "89", admin.send(admin.request(url).header("Range", "bytes=-2")).text());
        assertEquals(
                "789",
                admin.send(admin.request(url).header("Range", "bytes=7-")).text());
        assertEquals(
                200, admin.send(admin.request(url).header("Range", "bytes=4-2")).status());
        assertEquals(
                200,
                admin.send(admin.request(url).header("Range", "bytes=0-1,4-5")).status());
        Client.Answer outside = admin.send(admin.request(url).header("Range", "bytes=10-"));
        assertEquals("416 range-not-satisfiable", outside.problem());
        assertEquals("bytes */10", outside.header("Content-Range"));
        String tag = part.header("ETag");
        assertEquals(
                304, admin.send(admin.request(url).header("If-None-Match", tag)).status());
        assertEquals(
                206,
                admin.send(admin.request(url).header("Range", "bytes=0-1").header("If-Range", tag))
                        .status());
        assertEquals(
                200,
                admin.send(admin.request(url).header("Range", "bytes=0-1").header("If-Range", "\"old\""))
                        .status());
        Client.Answer head = admin.send(admin.request(url).method("HEAD", BodyPublishers.noBody()));
        assertEquals("200 10 ", head.status() + " " + head.header("Content-Length") + " " + head.text());
    }

    @Test
    void lengthsAreToldToThoseWhoTakeGzipToo() {
        String url =
                uploaded(admin, text("a".repeat(5_000)), "long.txt").path("url").asText();
        Client.Answer answer = admin.send(admin.request(url).header("Accept-Encoding", "gzip"));
        assertEquals("5000", answer.header("Content-Length"));
        assertEquals("", answer.header("Content-Encoding"));
    }

    @Test
    void aFileBelongsToWhoUploadedItUntilARecordRefersToIt() {
        JsonNode file = uploaded(clerk, picture(50, 50), "mine.png");
        String id = file.path("id").asText();
        assertEquals(200, clerk.get(FILES + "/" + id).status());
        assertEquals("404 no-such-file", admin.get(FILES + "/" + id).problem());
        assertEquals("404 no-such-file", admin.get(file.path("url").asText()).problem());
        assertEquals(
                "404 no-such-file", admin.get(file.path("thumbnail").asText()).problem());
        assertEquals(
                "photo invalid-file",
                admin.post(BOATS, "{\"name\":\"Theft\",\"photo\":\"" + id + "\"}")
                        .wrong());

        boatWith(clerk, "photo", id);
        assertEquals(200, admin.get(file.path("url").asText()).status());
        assertEquals(200, clerk.get(file.path("thumbnail").asText()).status());
        assertEquals(
                "401 not-signed-in",
                gateway.anonymous().get(file.path("url").asText()).problem());
        assertEquals(
                "401 not-signed-in",
                gateway.anonymous().get(file.path("thumbnail").asText()).problem());
    }

    @Test
    void whoMayNotReadTheRecordKnowsNothingOfItsFiles() {
        JsonNode file = uploaded(admin, text("secret"), "secret.txt");
        String id = file.path("id").asText();
        boatWith(admin, "papers", id);
        assertEquals("404 no-such-file", clerk.get(FILES + "/" + id).problem());
        assertEquals("404 no-such-file", clerk.get(file.path("url").asText()).problem());
        assertEquals(
                "404 no-such-file", clerk.post(FILES + "/" + id + "/links", "").problem());
        assertEquals(
                "papers invalid-file",
                clerk.post(BOATS, "{\"name\":\"Theft\",\"papers\":\"" + id + "\"}")
                        .wrong());
        assertEquals(
                "404 no-such-file", clerk.get(FILES + "/" + UUID.randomUUID()).problem());
        assertEquals("404 no-such-file", clerk.get(FILES + "/nonsense/content").problem());
    }

    @Test
    void takingAFileOutOfARecordCanBeTakenBack() {
        JsonNode file = uploaded(clerk, picture(30, 30), "undo.png");
        String boat = boatWith(clerk, "photo", file.path("id").asText());
        String photo = "{\"photo\":\"" + file.path("id").asText() + "\"}";
        assertEquals(200, admin.patch(boat, "{\"photo\":null}").status());
        assertEquals(404, clerk.get(file.path("url").asText()).status());
        sweep(Duration.ofHours(1));
        assertEquals(200, admin.patch(boat, photo).status());
        assertEquals(200, clerk.get(file.path("url").asText()).status());
    }

    @Test
    void aFileThatIsNoneIsRefused() {
        assertEquals(
                "photo invalid-file",
                admin.post(BOATS, "{\"name\":\"None\",\"photo\":\"" + UUID.randomUUID() + "\"}")
                        .wrong());
        assertEquals(
                "photo invalid-reference",
                admin.post(
                                BOATS,
                                "{\"name\":\"None\",\"photo\":{\"entity\":\"harbour.boat\",\"id\":\""
                                        + UUID.randomUUID() + "\"}}")
                        .wrong());
        assertEquals(
                "photo wrong-type",
                admin.post(BOATS, "{\"name\":\"None\",\"photo\":7}").wrong());
        for (String query : List.of("?sort=photo", "/groups?by=photo", "?filter=photo.name==x")) {
            assertEquals(400, admin.get(BOATS + query).status(), query);
        }
        assertEquals(200, admin.get(BOATS + "?filter=photo=null=true").status());
        assertEquals(200, admin.get(BOATS + "?include=photo").status());
    }

    @Test
    void aLinkShowsAFileToWhoeverHasItUntilItExpires() {
        JsonNode file = uploaded(admin, text("for all"), "all.txt");
        JsonNode link = admin.post(FILES + "/" + file.path("id").asText() + "/links?minutes=5", "")
                .json();
        String url = link.path("url").asText();
        assertEquals("for all", gateway.anonymous().get(url).text());
        assertTrue(Instant.parse(link.path("expiresAt").asText()).isAfter(Instant.now()));

        String other =
                uploaded(admin, text("not for all"), "other.txt").path("id").asText();
        assertEquals(
                "403 link-invalid",
                gateway.anonymous()
                        .get(url.replace(file.path("id").asText(), other))
                        .problem());
        assertEquals(
                "403 link-invalid",
                gateway.anonymous().get(url.replace("expires=", "expires=9")).problem());
        assertEquals("403 link-invalid", gateway.anonymous().get(url + "x").problem());
        assertEquals(
                "403 link-invalid",
                gateway.anonymous()
                        .get(url.substring(0, url.indexOf("&signature")))
                        .problem());
        gateway.kernel.files.later(
                Duration.ofMinutes(6),
                () -> assertEquals(
                        "403 link-expired", gateway.anonymous().get(url).problem()));
        assertEquals(
                "400 malformed-parameter",
                admin.post(FILES + "/" + other + "/links?minutes=0", "").problem());
    }

    @Test
    void theSameContentIsKeptOnce() {
        byte[] content = text("kept once");
        JsonNode one = uploaded(admin, content, "one.txt");
        JsonNode two = uploaded(clerk, content, "two.txt");
        assertNotEquals(one.path("id"), two.path("id"));
        assertEquals(one.path("hash"), two.path("hash"));
        assertEquals(
                1,
                files("content").stream()
                        .filter(one.path("hash").asText()::equals)
                        .count());
    }

    @Test
    void aPhotoIsTurnedAsItWasHeld() throws IOException {
        byte[] lying = Exif.with(picture(80, 40, "jpg"), 6);
        JsonNode file = uploaded(admin, lying, "photo.jpg");
        assertEquals(
                List.of(40, 80),
                List.of(file.path("width").asInt(), file.path("height").asInt()));
        BufferedImage small = ImageIO.read(
                new ByteArrayInputStream(admin.get(file.path("thumbnail").asText() + "?size=64")
                        .response()
                        .body()));
        assertEquals(List.of(32, 64), List.of(small.getWidth(), small.getHeight()));
        // Its left half was red; held like that, the left is what was below, and the red half is above.
        assertTrue(new Color(small.getRGB(16, 8)).getRed() > 200);
        assertTrue(new Color(small.getRGB(16, 56)).getRed() < 60);
    }

    @Test
    void aPictureThatBreaksOffHasNoSmallOne() {
        byte[] whole = picture(300, 300, "gif");
        JsonNode file = uploaded(admin, Arrays.copyOf(whole, 40), "half.gif");
        if (!file.path("thumbnail").isMissingNode()) {
            int status = admin.get(file.path("thumbnail").asText()).status();
            assertTrue(status == 404 || status == 200, () -> "status " + status);
        }
        JsonNode text = uploaded(admin, text("words"), "words.txt");
        assertEquals(
                "404 no-thumbnail",
                admin.get(FILES + "/" + text.path("id").asText() + "/thumbnail").problem());
        assertEquals(
                "400 malformed-parameter",
                admin.get(FILES + "/" + text.path("id").asText() + "/thumbnail?size=-1")
                        .problem());
    }

    @Test
    void whatNothingRefersToIsSweptAfterADayAndNothingElse() throws IOException {
        JsonNode used = uploaded(admin, text("used " + UUID.randomUUID()), "used.txt");
        boatWith(admin, "papers", used.path("id").asText());
        JsonNode left = uploaded(admin, picture(70, 70), "left.png");
        String boat = boatWith(admin, "photo", left.path("id").asText());
        assertEquals(200, admin.get(left.path("thumbnail").asText()).status());
        JsonNode unused = uploaded(admin, text("unused " + UUID.randomUUID()), "unused.txt");
        Path orphan = orphan();

        sweep(Duration.ofHours(1));
        assertEquals(200, admin.get(unused.path("url").asText()).status());

        admin.patch(boat, "{\"photo\":null}");
        age();
        sweep(Duration.ofHours(1));
        assertEquals(200, admin.get(left.path("url").asText()).status());
        sweep(DAYS);
        assertEquals(200, admin.get(used.path("url").asText()).status());
        assertEquals("404 no-such-file", admin.get(left.path("url").asText()).problem());
        assertEquals("404 no-such-file", admin.get(unused.path("url").asText()).problem());
        assertFalse(Files.exists(orphan));
        assertTrue(files("content").contains(used.path("hash").asText()));
        assertFalse(files("content").contains(left.path("hash").asText()));
        assertTrue(files("thumbnails").stream()
                .noneMatch(name -> name.startsWith(left.path("hash").asText())));
    }

    @Test
    void aFileThatARecordIsJustTakingIsNotSwept() {
        JsonNode file = uploaded(admin, text("taken " + UUID.randomUUID()), "taken.txt");
        UUID id = UUID.fromString(file.path("id").asText());
        Kernel kernel = gateway.kernel;
        SweepFiles sweep = new SweepFiles(kernel.files.kernel, kernel.metadata, kernel.jobs);
        Thread sweeping = new Thread(() -> sweep.run(new SilentRun()));
        kernel.files.later(DAYS, () -> {
            kernel.database.unitOfWork().call(() -> {
                kernel.files.stored.hold(List.of(id), false);
                sweeping.start();
                return joined(sweeping, Duration.ofSeconds(1));
            });
            assertTrue(joined(sweeping, Duration.ofSeconds(30)));
        });
        assertEquals(200, admin.get(file.path("url").asText()).status());
    }

    private static boolean joined(Thread thread, Duration time) {
        try {
            thread.join(time.toMillis());
            return !thread.isAlive();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aFileOfARecordInTheRecycleBinStays() throws IOException {
        JsonNode file = uploaded(admin, text("binned " + UUID.randomUUID()), "binned.txt");
        String boat = boatWith(admin, "papers", file.path("id").asText());
        admin.delete(boat);
        age();
        sweep(DAYS);
        assertEquals(200, admin.get(file.path("url").asText()).status());
        assertEquals(204, admin.post(boat + "/purge", "").status());
        sweep(DAYS);
        assertEquals("404 no-such-file", admin.get(file.path("url").asText()).problem());
    }

    @Test
    void contentThatIsGoneIsToldAsSuch() throws IOException {
        JsonNode file = uploaded(admin, text("gone " + UUID.randomUUID()), "gone.txt");
        String hash = file.path("hash").asText();
        Files.delete(gateway.kernel.files.folder.resolve(
                Path.of("content", hash.substring(0, 2), hash.substring(2, 4), hash)));
        assertEquals("404 content-missing", admin.get(file.path("url").asText()).problem());
    }

    @Test
    void anExportNamesFiles() {
        JsonNode file = uploaded(admin, text("list"), "list.txt");
        admin.post(
                BOATS, "{\"name\":\"Exported\",\"papers\":\"" + file.path("id").asText() + "\"}");
        Client.Answer answer = admin.post(
                "/api/v1/exports",
                "{\"entity\":\"harbour.boat\",\"filter\":\"name==Exported\",\"fields\":[\"name\",\"papers\"]}");
        assertEquals(
                List.of("name,papers", "Exported,list.txt"),
                answer.text().lines().toList());
    }

    /** Content that a crash left before its row was stored. */
    private Path orphan() throws IOException {
        Path orphan = gateway.kernel.files.folder.resolve(Path.of("content", "ab", "cd", "abcd" + "0".repeat(60)));
        Files.createDirectories(orphan.getParent());
        return Files.write(orphan, text("orphan"));
    }

    /** Makes what is on the disk look as old as the clock of the sweep says. */
    private void age() throws IOException {
        try (Stream<Path> all = Files.walk(gateway.kernel.files.folder)) {
            for (Path each : all.filter(Files::isRegularFile).toList()) {
                Files.setLastModifiedTime(each, FileTime.from(Instant.now().minus(DAYS)));
            }
        }
    }

    private void sweep(Duration later) {
        Kernel kernel = gateway.kernel;
        SweepFiles sweep = new SweepFiles(kernel.files.kernel, kernel.metadata, kernel.jobs);
        kernel.files.later(later, () -> sweep.run(new SilentRun()));
    }

    private List<String> files(String part) {
        try (Stream<Path> all = Files.walk(gateway.kernel.files.folder.resolve(part))) {
            return all.filter(Files::isRegularFile)
                    .map(file -> String.valueOf(file.getFileName()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
