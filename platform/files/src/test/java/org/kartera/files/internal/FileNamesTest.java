package org.kartera.files.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class FileNamesTest {
    @Test
    void foldersAndTricksGo() {
        assertEquals("passwd", FileNames.clean("../../etc/passwd"));
        assertEquals("boot.ini", FileNames.clean("C:\\boot.ini"));
        assertEquals("file", FileNames.clean("../.."));
        assertEquals("file", FileNames.clean("\u0000\r\n"));
        assertEquals("file", FileNames.clean(null));
        assertEquals("photoexe.jpg", FileNames.clean("photo\u202eexe.jpg"));
        assertEquals("presupuesto año.pdf", FileNames.clean("presupuesto an\u0303o.pdf"));
        assertEquals("报价.pdf", FileNames.clean("报价.pdf"));
    }

    @Test
    void aLongNameKeepsItsEnding() {
        String name = FileNames.clean("x".repeat(500) + ".docx");
        assertEquals(FileNames.LONGEST, name.length());
        assertTrue(name.endsWith("x.docx"));
        assertEquals(
                FileNames.LONGEST - 1,
                FileNames.clean("x".repeat(FileNames.LONGEST - 1) + "🎉".repeat(9))
                        .length());
    }

    @Test
    void headersAreReadAsBrowsersWriteThem() {
        assertEquals("a.txt", FileNames.of("attachment; filename=a.txt"));
        assertEquals("a \"b\".txt", FileNames.of("attachment; filename=\"a \\\"b\\\".txt\""));
        assertEquals("ñ+.txt", FileNames.of("attachment; filename=\"x\"; filename*=UTF-8''%C3%B1+.txt"));
        assertNull(FileNames.of("attachment"));
        assertNull(FileNames.of("attachment; filename*=UTF-8''%ZZ"));
        assertNull(FileNames.of(null));
    }

    @Test
    void headersAreWrittenForAllBrowsers() {
        assertEquals(
                "attachment; filename=\"a_o 'b_.txt\"; filename*=UTF-8''a%C3%B1o%20%27b%25.txt",
                FileNames.disposition(false, "año 'b%.txt"));
    }
}
