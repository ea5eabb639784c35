package org.kartera.files.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kartera.files.FileArchive.Link;
import org.kartera.files.FileError;
import org.kartera.platform.CrmException;

class LinksTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final UUID FILE = new UUID(1, 2);

    @TempDir
    Path folder;

    private Links at(Instant now) throws IOException {
        return new Links(folder, Clock.fixed(now, ZoneOffset.UTC));
    }

    private static String signature(Link link) {
        return link.url().substring(link.url().indexOf("signature=") + "signature=".length());
    }

    private static FileError refusal(Links links, UUID file, long expires, String signature) {
        return (FileError) assertThrows(CrmException.class, () -> links.check(file, expires, signature))
                .code();
    }

    @Test
    void aLinkIsGoodForItsFileAndItsTime() throws IOException {
        Link link = at(NOW).to(FILE, Duration.ofMinutes(5));
        long expires = link.expiresAt().getEpochSecond();
        assertEquals(NOW.plusSeconds(300), link.expiresAt());
        at(NOW.plusSeconds(299)).check(FILE, expires, signature(link));
        assertEquals(FileError.LINK_EXPIRED, refusal(at(NOW.plusSeconds(301)), FILE, expires, signature(link)));
        assertEquals(FileError.LINK_INVALID, refusal(at(NOW), FILE, expires + 1, signature(link)));
        assertEquals(FileError.LINK_INVALID, refusal(at(NOW), new UUID(1, 3), expires, signature(link)));
        assertEquals(FileError.LINK_INVALID, refusal(at(NOW), FILE, expires, ""));
    }

    @Test
    void noLinkIsGoodForMoreThanAWeek() throws IOException {
        assertEquals(
                NOW.plus(Duration.ofDays(7)),
                at(NOW).to(FILE, Duration.ofDays(700)).expiresAt());
    }

    @Test
    void theKeyIsTheServersAlone() throws IOException {
        Link link = at(NOW).to(FILE, Duration.ofMinutes(5));
        assertEquals(
                "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("links.key"))));
        Files.delete(folder.resolve("links.key"));
        assertEquals(
                FileError.LINK_INVALID, refusal(at(NOW), FILE, link.expiresAt().getEpochSecond(), signature(link)));
    }
}
