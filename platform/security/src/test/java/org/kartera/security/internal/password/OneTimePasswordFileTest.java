package org.kartera.security.internal.password;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OneTimePasswordFileTest {
    @TempDir
    Path data;

    @Test
    void onlyTheServersAccountCanReadIt() throws IOException {
        OneTimePasswordFile file = new OneTimePasswordFile(data);
        Files.writeString(file.path(), "left by an earlier attempt, for all to read");
        file.keep("admin", "s3cret-s3cret");
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file.path())));
        assertEquals(List.of("admin", "s3cret-s3cret"), Files.readAllLines(file.path()));
    }

    @Test
    void itGoesWhenItsUserHasAnotherPasswordAndNotWhenSomebodyElseHas() {
        OneTimePasswordFile file = new OneTimePasswordFile(data);
        file.keep("admin", "s3cret-s3cret");
        file.forget("ana");
        assertTrue(Files.exists(file.path()));
        file.forget("admin");
        assertFalse(Files.exists(file.path()));
        file.forget("admin");
    }
}
