package org.kartera.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.kartera.persistence.Dialect;
import org.kartera.rest.testing.Client;

/** Records as files. */
abstract class ExportContract extends RestContract {
    private static final String EXPORTS = "/api/v1/exports";

    ExportContract(Dialect dialect) {
        super(dialect);
    }

    private static List<String> lines(Client.Answer answer) {
        assertEquals(200, answer.status(), answer.text());
        return answer.text().lines().toList();
    }

    @Test
    void recordsBecomeLinesThatAnImportUnderstands() {
        admin.post(
                BOATS,
                "{\"name\":\"Line, one\",\"status\":\"afloat\",\"length\":12,\"built\":\"2020-02-29\","
                        + "\"price\":{\"amount\":\"-1234.50\",\"currency\":\"EUR\"}}");

        Client.Answer answer = admin.post(
                EXPORTS,
                "{\"entity\":\"harbour.boat\",\"filter\":\"name=starts=Line\",\"sort\":\"name\","
                        + "\"fields\":[\"name\",\"status\",\"length\",\"built\",\"price\"],\"locale\":\"es\"}");

        assertEquals(
                List.of(
                        "name,status,length,built,price,price.currency,price.company",
                        "\"Line, one\",A flote,12,2020-02-29,-1234.50,EUR,-1234.50"),
                lines(answer));
        assertEquals("text/csv;charset=utf-8", answer.header("Content-Type").replace(" ", ""));
        assertTrue(answer.header("Content-Disposition").startsWith("attachment; filename=\"harbour-boat-"));
    }

    @Test
    void textThatLooksLikeAFormulaIsGuarded() {
        admin.post(BOATS, "{\"name\":\"=HYPERLINK(1)\",\"number\":\"+1\"}");
        admin.post(BOATS, "{\"name\":\"@SUM\",\"number\":\"-2\"}");

        assertEquals(
                List.of("name,number", "'=HYPERLINK(1),'+1", "'@SUM,'-2"),
                lines(admin.post(
                        EXPORTS,
                        "{\"entity\":\"harbour.boat\",\"filter\":\"number=in=('+1','-2')\",\"sort\":[\"name\"],"
                                + "\"fields\":\"name,number\"}")));
    }

    @Test
    void thereIsNoEndBeforeTheLastPage() {
        StringBuilder items = new StringBuilder();
        for (int batch = 0; batch < 51; batch++) {
            items.setLength(0);
            for (int i = 0; i < 20; i++) {
                items.append(i == 0 ? "" : ",")
                        .append("{\"name\":\"Fleet ")
                        .append(batch * 20 + i)
                        .append("\"}");
            }
            assertEquals(
                    200,
                    admin.post(BOATS + "/batch", "{\"items\":[" + items + "]}").status());
        }
        assertEquals(
                1021,
                lines(admin.post(
                                EXPORTS,
                                "{\"entity\":\"harbour.boat\",\"filter\":\"name=starts=Fleet\",\"fields\":[\"name\"]}"))
                        .size());
    }

    @Test
    void aLargeFileIsCompressedOnItsWay() throws IOException {
        boat("Packed");
        try (InputStream body = new GZIPInputStream(admin.stream(admin.request(EXPORTS)
                .header("Content-Type", "application/json")
                .header("Accept-Encoding", "gzip")
                .POST(java.net.http.HttpRequest.BodyPublishers.ofString(
                        "{\"entity\":\"harbour.boat\",\"filter\":\"name==Packed\",\"fields\":[\"name\"]}"))))) {
            assertEquals("name\r\nPacked\r\n", new String(body.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @Test
    void whoMayExportTheirOwnGetsNoMore() {
        boat("Export his");
        clerk.post(BOATS, "{\"name\":\"Export hers\"}");

        assertEquals(
                List.of("name", "Export hers"),
                lines(clerk.post(
                        EXPORTS,
                        "{\"entity\":\"harbour.boat\",\"filter\":\"name=starts='Export h'\",\"fields\":[\"name\"]}")));
    }

    @Test
    void withoutTheRightNothingIsExportedAndTheAuditTells() {
        String before = gateway.kernel.feed.end();
        assertEquals(
                "403 not-allowed",
                gateway.as("reader")
                        .post(EXPORTS, "{\"entity\":\"harbour.boat\"}")
                        .problem());
        assertEquals("refused", gateway.kernel.feed.read(before, 10).get(0).kind());
        assertEquals(
                "401 not-signed-in",
                gateway.anonymous()
                        .post(EXPORTS, "{\"entity\":\"harbour.boat\"}")
                        .problem());
    }

    @Test
    void anExportIsInTheAuditWithItsRows() {
        boat("Audited");
        String before = gateway.kernel.feed.end();
        admin.post(EXPORTS, "{\"entity\":\"harbour.boat\",\"filter\":\"name==Audited\"}");

        assertTrue(gateway.kernel.feed.read(before, 10).stream()
                .anyMatch(entry -> entry.kind().equals("export")
                        && "harbour.boat".equals(entry.entity())
                        && entry.changes().contains("\"rows\":1")));
    }

    @Test
    void whatCannotBeExportedIsToldBeforeAnythingIsSent() {
        assertEquals("422 invalid-fields", admin.post(EXPORTS, "{}").problem());
        assertEquals("entity wrong-type", admin.post(EXPORTS, "{\"entity\":1}").wrong());
        assertEquals(
                "format invalid-choice",
                admin.post(EXPORTS, "{\"entity\":\"harbour.boat\",\"format\":\"xlsx\"}")
                        .wrong());
        assertEquals(
                "404 no-such-entity",
                admin.post(EXPORTS, "{\"entity\":\"no.such\"}").problem());
        assertEquals(
                "400 malformed-filter",
                admin.post(EXPORTS, "{\"entity\":\"harbour.boat\",\"filter\":\"((\"}")
                        .problem());
        assertEquals(
                "400 unknown-field-in-query",
                admin.post(EXPORTS, "{\"entity\":\"harbour.boat\",\"fields\":[\"nope\"]}")
                        .problem());
    }
}
