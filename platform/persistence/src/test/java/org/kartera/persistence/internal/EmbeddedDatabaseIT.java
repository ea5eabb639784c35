package org.kartera.persistence.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kartera.persistence.testing.Databases;
import org.kartera.persistence.testing.TestDatabase;

/** The embedded database in a folder. */
class EmbeddedDatabaseIT {
    @Test
    void itIsWrittenOutWhenItIsClosedAndThereAtTheNextStart(@TempDir Path data) {
        Path folder = data.resolve("derby");
        try (TestDatabase first = Databases.derby(folder)) {
            first.execute("create table note (id int)", "insert into note values (7)");
            assertTrue(Files.exists(folder.resolve("db.lck")));
        }
        assertFalse(Files.exists(folder.resolve("db.lck")), "still locked");

        try (TestDatabase second = Databases.derby(folder)) {
            assertEquals(List.of("7"), second.query("select id from note"));
        }
    }
}
