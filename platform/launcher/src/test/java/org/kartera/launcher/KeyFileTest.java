package org.kartera.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyFileTest {

    @TempDir
    private Path folder;

    @Test
    void theKeyIsMadeOnceAndReadAfterwards() throws Exception {
        Path file = folder.resolve("console.key");

        KeyPair made = KeyFile.in(file);

        assertEquals(made.getPrivate(), KeyFile.in(file).getPrivate());
        assertEquals(made.getPublic(), KeyFile.read(file).getPublic());
    }

    @Test
    void nobodyElseCanReadTheKey() throws Exception {
        Path file = folder.resolve("console.key");

        KeyFile.in(file);

        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    }

    @Test
    void thePublicHalfIsWhatSshExpects() throws Exception {
        KeyPair key = KeyFile.in(folder.resolve("console.key"));

        String expected = PublicKeyEntry.toString(key.getPublic());

        assertTrue(expected.contains(KeyFile.authorized(key)), expected);
    }
}
