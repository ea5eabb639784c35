package org.kartera.files.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

class MediaTypesTest {
    private final MediaTypes types = new MediaTypes(List.of("image/*", "application/pdf"));

    private String of(String content) {
        return types.of(content.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static byte[] zip(String... names) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (String name : names) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(new byte[10]);
            }
        }
        return bytes.toByteArray();
    }

    @Test
    void theFirstBytesSayWhatItIs() {
        assertEquals("image/png", of("\u0089PNG\r\n\u001a\n"));
        assertEquals("image/gif", of("GIF89a<script>"));
        assertEquals("application/pdf", of("%PDF-1.7\n"));
        assertEquals("text/plain", of("Estimado señor:"));
        assertEquals("text/html", of("<!DOCTYPE html><html>"));
        assertEquals("image/svg+xml", of("<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\"/>"));
        assertEquals("application/octet-stream", of("\u0000\u0001\u0002\u0003"));
    }

    @Test
    void documentsAreToldFromArchives() throws IOException {
        assertEquals(
                "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
                types.of(zip("[Content_Types].xml", "_rels/.rels", "word/document.xml")));
        assertEquals(
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                types.of(zip("[Content_Types].xml", "_rels/.rels", "xl/workbook.xml")));
        assertEquals("application/zip", types.of(zip("word/not.txt")));
    }

    @Test
    void whatIsAcceptedIsListed() {
        assertTrue(types.accepts("image/webp"));
        assertTrue(types.accepts("application/pdf"));
        assertFalse(types.accepts("application/pdfx"));
        assertFalse(types.accepts("application/octet-stream"));
    }

    @Test
    void nothingThatCouldRunIsShown() {
        assertTrue(MediaTypes.shown("image/png"));
        assertFalse(MediaTypes.shown("image/svg+xml"));
        assertFalse(MediaTypes.shown("text/html"));
    }
}
